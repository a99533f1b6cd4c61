import type { Atom } from '@freecurve/core'
import type { LinearPiece } from './piecewise-law.ts'

/** Further away than this many lengths, a piece's transform is the Gauss rule's of three points. */
const FAR = 8
const GAUSS = [
  { s: -Math.sqrt(0.6), weight: 5 / 18 },
  { s: 0, weight: 8 / 18 },
  { s: Math.sqrt(0.6), weight: 5 / 18 },
]

/**
 * m(z) = ∫ρ(dx)/(x − z) of a piecewise linear density and atoms: for a piece ρ = α + βx on [l, r] it is β(r − l) + (α + βz) log((r − z)/(l − z)).
 */
export function piecewiseTransform(
  pieces: readonly LinearPiece[],
  atoms: readonly Atom[],
): (re: number, im: number) => readonly [number, number] {
  return (zr, signed) => {
    const zi = Math.abs(signed)
    let re = 0
    let im = 0
    const addPoint = (x: number, weight: number) => {
      const d = x - zr
      const size = d * d + zi * zi
      re += (weight * d) / size
      im += (weight * zi) / size
    }
    for (const { x, weight } of atoms) addPoint(x, weight)
    for (const { left, right, from, to } of pieces) {
      const length = right - left
      const slope = (to - from) / length
      const middle = (left + right) / 2
      if (Math.hypot(zr - middle, zi) > FAR * length) {
        for (const { s, weight } of GAUSS)
          addPoint(middle + (s * length) / 2, weight * length * ((from + to) / 2 + (s * (to - from)) / 2))
        continue
      }
      const logRe = Math.log(Math.hypot(right - zr, zi) / Math.hypot(left - zr, zi))
      const logIm = Math.atan2(-zi, right - zr) - Math.atan2(-zi, left - zr)
      const valueRe = from + slope * (zr - left)
      const valueIm = slope * zi
      re += slope * length + valueRe * logRe - valueIm * logIm
      im += valueRe * logIm + valueIm * logRe
    }
    return [re, Math.sign(signed) * im]
  }
}
