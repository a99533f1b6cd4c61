/** The shortest decimal that reads back as the same number, −0 included. */
export const shortestDecimal = (value: number): string => (Object.is(value, -0) ? '-0' : String(value))
