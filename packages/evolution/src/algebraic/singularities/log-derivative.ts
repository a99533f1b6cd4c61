import type { Sheets } from '@freecurve/numerics'

/** D′/D at z into `out`, then the least relative distance of two sheets; false where two sheets meet to rounding. */
export function logDerivative(sheets: Sheets, zr: number, zi: number, out: Float64Array): boolean {
  if (!sheets.solve(zr, zi)) return false
  const { count, re, im, slope } = sheets
  const ar = sheets.coefficientRe[count]!
  const ai = sheets.coefficientIm[count]!
  const br = sheets.slopeRe[count]!
  const bi = sheets.slopeIm[count]!
  const size = ar * ar + ai * ai
  let sumRe = ((2 * count - 2) * (br * ar + bi * ai)) / size
  let sumIm = ((2 * count - 2) * (bi * ar - br * ai)) / size
  let closest = Infinity
  for (let i = 0; i < count; i++) {
    sheets.slopeAt(re[i]!, im[i]!)
    const sr = slope[0]!
    const si = slope[1]!
    if (!Number.isFinite(sr) || !Number.isFinite(si)) return false
    // Both orders of a pair are met: each contributes m_i′/(m_i − m_j), twice.
    for (let j = 0; j < count; j++) {
      if (j === i) continue
      const gr = re[i]! - re[j]!
      const gi = im[i]! - im[j]!
      const gap = gr * gr + gi * gi
      if (gap === 0) return false
      closest = Math.min(closest, gap / (re[i]! * re[i]! + im[i]! * im[i]!))
      sumRe += (2 * (sr * gr + si * gi)) / gap
      sumIm += (2 * (si * gr - sr * gi)) / gap
    }
  }
  out[0] = sumRe
  out[1] = sumIm
  out[2] = Math.sqrt(closest)
  return Number.isFinite(sumRe) && Number.isFinite(sumIm)
}
