import type { BivariatePolynomial } from '@freecurve/core'
import { derivativesAt } from '../algebraic/derivatives.ts'

/** A point (z, w = 1/m) of the real locus of a curve at which the slope z′(w) is stationary. */
export interface Inflection {
  readonly z: number
  readonly w: number
  /** z′(w). */
  readonly slope: number
}

const STEPS = 60

/**
 * Where z″(w) = 0 on the curve R(z, w) = 0, by the secant method in w from a point nearby; every z(w) is polished by Newton.
 * The slope there is exact to rounding, as it is stationary. Undefined where the iteration does not settle.
 */
export function inflectionNear(polynomial: BivariatePolynomial, z: number, w: number): Inflection | undefined {
  let point = bendAt(polynomial, z, w)
  let step = 1e-3 * w
  for (let k = 0; k < STEPS; k++) {
    const next = bendAt(polynomial, point.z + point.slope * step, point.w + step)
    if (!Number.isFinite(next.bend)) return undefined
    const change = next.bend - point.bend
    const width = next.w - point.w
    point = next
    if (Math.abs(width) <= 1e-12 * Math.abs(point.w) || change === 0) return point
    step = (-point.bend * width) / change
  }
  return undefined
}

interface Bend extends Inflection {
  /** z″(w). */
  readonly bend: number
}

function bendAt(polynomial: BivariatePolynomial, near: number, w: number): Bend {
  let z = near
  let last = Infinity
  for (let k = 0; k < STEPS; k++) {
    const { p, pz } = derivativesAt(polynomial, z, w)
    const dz = p / pz
    if (!Number.isFinite(dz)) break
    z -= dz
    const size = Math.abs(dz)
    if (size <= 2 ** -52 * Math.abs(z) || (k > 3 && size >= last)) break
    last = size
  }
  const { pz, pf, pzz, pzf, pff } = derivativesAt(polynomial, z, w)
  const slope = -pf / pz
  return { z, w, slope, bend: -(pff + 2 * pzf * slope + pzz * slope * slope) / pz }
}
