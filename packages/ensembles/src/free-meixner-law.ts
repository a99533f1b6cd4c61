import type { Atom } from '@freecurve/core'

/** Jacobi coefficients of a centred free Meixner law: diagonal 0, a, a, …; squared off-diagonal bc, b, b, …. */
export interface FreeMeixnerParameters {
  readonly a: number
  /** b > 0. */
  readonly b: number
  /** c > 0; κ₂ = bc. */
  readonly c: number
}

/**
 * Free decompression by τ: (τa, τb(c + τ(1 − c)), c/(c + τ(1 − c))); null where c + τ(1 − c) ≤ 0, which happens for c > 1 from
 * τ = c/(c − 1) on. Throws nothing.
 */
export function evolvedMeixner({ a, b, c }: FreeMeixnerParameters, ratio: number): FreeMeixnerParameters | null {
  const rest = c + ratio * (1 - c)
  return rest > 0 ? { a: ratio * a, b: ratio * b * rest, c: c / rest } : null
}

/**
 * Atoms, ascending: the roots x of (1 − c) x² + a c x + b c² with u = x²/(b c²) < 1, of weight (1 − u)/(1 + (c − 1) u).
 * There −1/m = x + bc s(x) vanishes, with s the Stieltjes transform of the semicircle law of mean a and variance b.
 * Throws nothing.
 */
export function meixnerAtoms({ a, b, c }: FreeMeixnerParameters): readonly Atom[] {
  const [square, linear, constant] = [1 - c, a * c, b * c * c]
  const discriminant = linear * linear - 4 * square * constant
  if (discriminant < 0) return []
  const stable = -(linear + (linear < 0 ? -1 : 1) * Math.sqrt(discriminant)) / 2
  return [stable / square, constant / stable]
    .filter((x) => Number.isFinite(x) && x * x < constant)
    .map((x) => {
      const u = (x * x) / constant
      return { x, weight: (1 - u) / (1 + (c - 1) * u) }
    })
    .sort((one, other) => one.x - other.x)
}

/** Points of the midpoint rule per value asked for (tuned: the sample's own fluctuations are a hundred times larger). */
const FINE = 8

/**
 * The quantiles at (k − ½)/N, k = 1 … N, ascending. The density is c √(4b − (x − a)²)/(2π Q(x)) with
 * Q = (1 − c) x² + a c x + b c², which is analytic in θ, x = a + 2√b cos θ. Throws nothing.
 *
 * @param count N
 */
export function meixnerQuantiles(parameters: FreeMeixnerParameters, count: number): Float64Array {
  const { a, b, c } = parameters
  const points = FINE * count
  const pieces: { readonly x: number; readonly mass: number }[] = Array.from({ length: points }, (_, k) => {
    const angle = (Math.PI * (points - k - 0.5)) / points
    const x = a + 2 * Math.sqrt(b) * Math.cos(angle)
    const bottom = (1 - c) * x * x + a * c * x + b * c * c
    return { x, mass: (2 * b * c * Math.sin(angle) ** 2) / bottom / points }
  })
  pieces.push(...meixnerAtoms(parameters).map(({ x, weight }) => ({ x, mass: weight })))
  pieces.sort((one, other) => one.x - other.x)
  const total = pieces.reduce((sum, { mass }) => sum + mass, 0)
  let at = 0
  let passed = pieces[0]!.mass
  return Float64Array.from({ length: count }, (_, k) => {
    const share = (total * (k + 0.5)) / count
    while (passed < share && at + 1 < pieces.length) passed += pieces[++at]!.mass
    return pieces[at]!.x
  })
}
