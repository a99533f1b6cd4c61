/** Number of elements of an array of this shape; one that overflows is no safe integer. */
export const countOf = (shape: readonly number[]): number =>
  shape.includes(0) ? 0 : shape.reduce((product, size) => product * size, 1)
