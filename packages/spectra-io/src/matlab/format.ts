/** Id of the reader. */
export const FORMAT = 'matlab'
