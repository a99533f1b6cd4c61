/** Outliers of a prediction held against the exact ones. */
export interface OutlierErrors {
  readonly wanted: number
  /** Exact ones with a predicted one near. */
  readonly found: number
  /** Predicted ones that are near no exact one. */
  readonly false: number
  /** Largest distance of a found one from its exact place over the span of law and outliers; NaN where none is wanted, Infinity where one is missing. */
  readonly place: number
}

/** Largest distance at which a predicted outlier counts as an exact one, over the span: five deviations at n0 = 1000. Chosen. */
const NEAR = 0.05

/** @param span length of the shortest interval with the exact law and its outliers */
export function outlierErrors(got: readonly number[], wanted: readonly number[], span: number): OutlierErrors {
  const left = new Set(got.keys())
  const distances = wanted.map((place) => {
    const nearest = [...left].sort((i, j) => Math.abs(got[i]! - place) - Math.abs(got[j]! - place))[0]
    const distance = nearest === undefined ? Infinity : Math.abs(got[nearest]! - place) / span
    if (distance > NEAR) return Infinity
    left.delete(nearest!)
    return distance
  })
  return {
    wanted: wanted.length,
    found: distances.filter(Number.isFinite).length,
    false: left.size,
    place: wanted.length === 0 ? Number.NaN : Math.max(...distances),
  }
}
