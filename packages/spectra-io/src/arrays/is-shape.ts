/** numpy itself allows no more dimensions than these. */
const MOST_DIMENSIONS = 64

/** Whether something out of a file is a list of sizes. */
export const isShape = (value: unknown): value is readonly number[] =>
  Array.isArray(value) &&
  value.length <= MOST_DIMENSIONS &&
  value.every((size) => Number.isSafeInteger(size) && size >= 0)
