import { placeOf, type QuadraticLaw, realRoots } from './quadratic-law.ts'

/** Quadratic laws of one kind, by the numbers that the data choose. */
export interface QuadraticStructure {
  readonly name: string
  /** Poles of its laws that hold exactly: places in the data's own units. */
  readonly poles: readonly number[]
  /** The numbers of a law nearby. */
  numbersOf(law: QuadraticLaw): readonly number[]
  /** The law of some numbers; null where there is none. */
  lawOf(numbers: Float64Array): QuadraticLaw | null
}

/** γ < 1, s > 0, and all of them finite. */
export const checked = (center: number, width: number, alpha: number, gamma: number): QuadraticLaw | null =>
  Number.isFinite(center + alpha) && width > 0 && width < Infinity && gamma < 1 ? { center, width, alpha, gamma } : null

/** The law whose q has the roots 1/r_1, 1/r_2, the first at x. */
export const withPole = (x: number, width: number, r: number, other: number): QuadraticLaw | null =>
  r === 0 ? null : checked(x - width * (r + 1 / r), width, -(r + other), r * other)

/** Real roots, or the double root that is nearest. */
export const nearRoots = (law: QuadraticLaw): readonly [number, number] =>
  realRoots(law) ?? [-law.alpha / 2 - 1e-3, -law.alpha / 2 + 1e-3]

/** r of the pole nearest to x first. */
export function rootsAbout(x: number, law: QuadraticLaw): readonly [number, number] {
  const [r, other] = nearRoots(law)
  const miss = (root: number) => (root === 0 ? Infinity : Math.abs(placeOf(root, law) - x))
  return miss(r) <= miss(other) ? [r, other] : [other, r]
}

/** The law with its poles at both ends of an interval, r_1 < 0 < r_2. */
export function betweenPoles(left: number, right: number, r: number, other: number): QuadraticLaw | null {
  if (!(r < 0 && other > 0)) return null
  return withPole(left, (right - left) / (other + 1 / other - (r + 1 / r)), r, other)
}
