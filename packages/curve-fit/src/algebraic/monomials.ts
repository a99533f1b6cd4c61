/** A shape of curve: the monomials z^i m^j with i ≤ degreeZ, j ≤ degreeM and j − i ≥ lowest. */
export interface Shape {
  readonly degreeZ: number
  readonly degreeM: number
  /** Smallest j − i: the order of the curve in 1/z at infinity on the physical sheet. */
  readonly lowest: number
  /** Exponents [i, j] of its monomials. */
  readonly monomials: readonly (readonly [number, number])[]
  /** Number of coefficients that the data choose: those left after scale, m ~ −1/z and the mean. */
  readonly freedom: number
}

/** The shape with given degrees and order; undefined when it has nothing to choose or lacks one of its degrees. */
function shapeOf(degreeZ: number, degreeM: number, lowest: number): Shape | undefined {
  const monomials: (readonly [number, number])[] = []
  for (let i = 0; i <= degreeZ; i++) for (let j = 0; j <= degreeM; j++) if (j - i >= lowest) monomials.push([i, j])
  const freedom = monomials.length - 3
  const reaches = monomials.some(([i]) => i === degreeZ) && degreeM >= 1
  return reaches && freedom >= 1 ? { degreeZ, degreeM, lowest, monomials, freedom } : undefined
}

/** Largest degrees that are tried when they are not given. */
const MOST_Z = 3
const MOST_M = 5

/**
 * All shapes with the given degrees (null: any), the fewest free coefficients first; among equals the lower degree in
 * z.
 */
export function shapesWith(degreeZ: number | null, degreeM: number | null): readonly Shape[] {
  const range = (given: number | null, most: number) =>
    given === null ? Array.from({ length: most }, (_, k) => k + 1) : [given]
  return range(degreeZ, MOST_Z)
    .flatMap((dz) =>
      range(degreeM, MOST_M).flatMap((dm) => Array.from({ length: dz }, (_, k) => shapeOf(dz, dm, 0 - k))),
    )
    .filter((shape) => shape !== undefined)
    .sort((p, q) => p.freedom - q.freedom || p.degreeZ - q.degreeZ || q.lowest - p.lowest)
}
