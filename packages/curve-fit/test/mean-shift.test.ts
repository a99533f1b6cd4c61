import { createSpectrum, type FreeLevyParameters } from '@freecurve/core'
import { sampleMatrix } from '@freecurve/ensembles'
import { describe, expect, it } from 'vitest'
import { countModes } from '../src/counts/count-modes.ts'
import { countAmplitudes, countGap } from '../src/counts/count-residual.ts'
import { meanShift } from '../src/counts/mean-shift.ts'
import { observedCounts } from '../src/counts/observed-counts.ts'

const REPLICATES = 96
const SIZE = 80

/** Mean square of the lowest modes of the true law's residual, in units of noise, with a share of the shift put back. */
function lowModes(parameters: FreeLevyParameters, putBack: number): number {
  const samples = Array.from({ length: REPLICATES }, (_, k) => sampleMatrix(parameters, SIZE, k + 1))
  const observed = observedCounts(createSpectrum(samples))
  const shiftAt = meanShift(observed.rest, [])
  const shares = observed.shares.map((share, i) => share + (putBack * shiftAt(observed.points[i]!)) / SIZE)
  const modes = countModes(observed.points.length, 6, SIZE, REPLICATES)
  const amplitudes = countAmplitudes(countGap(parameters, { ...observed, shares }).gap, modes)
  return amplitudes.reduce((sum, x) => sum + x * x, 0) / 6
}

describe('the mean shift of real symmetric matrices', () => {
  it.each<[string, FreeLevyParameters]>([
    ['a semicircle', { a: 0, sigma2: 1, rates: [], jumps: [] }],
    ['a Marchenko–Pastur law', { a: 0, sigma2: 0, rates: [4], jumps: [0.5] }],
    ['one with an atom', { a: 0, sigma2: 0, rates: [0.5], jumps: [1] }],
  ])('explains what the true law leaves of the pooled counts of %s', (_name, parameters) => {
    const [without, withShift] = [lowModes(parameters, 0), lowModes(parameters, 1)]
    expect(without).toBeLessThan(2)
    expect(withShift).toBeGreaterThan(1.3 * without)
  })

  it('is ¼ at a left edge, −¼ at a right one, 0 in the middle and in gaps, bulk by bulk', () => {
    const values = Float64Array.from([...Array(20).keys(), ...Array.from({ length: 11 }, (_, k) => 100 + k)])
    const at = meanShift(values, [{ left: 19, right: 100 }])
    expect([0, 9.5, 19, 50, 100, 105, 110].map(at)).toEqual(
      [0.25, 0, -0.25, 0, 0.25, 0, -0.25].map((x) => expect.closeTo(x, 12)),
    )
  })
})
