/** Beyond this mean square of the residual, in units of its noise, it is another law. Chosen, not derived. */
export const REFUSED = 10

/** Up to here the residual is what a true model shows: mean 1 and deviation √(2/parts) for independent Gaussian parts, four deviations. */
export const consistentUpTo = (parts: number): number => 1 + 4 * Math.sqrt(2 / parts)
