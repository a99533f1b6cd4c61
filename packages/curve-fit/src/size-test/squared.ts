/** Sum of squares. */
export const squared = (values: Float64Array): number => values.reduce((sum, x) => sum + x * x, 0)
