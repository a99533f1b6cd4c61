/** The size of the largest eigenvalue of ascending samples. */
export const reachOf = (samples: readonly Float64Array[]): number =>
  Math.max(...samples.map((values) => Math.max(-values[0]!, values.at(-1)!)))
