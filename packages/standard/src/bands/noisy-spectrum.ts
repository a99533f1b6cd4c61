import { repeatedValues } from '@freecurve/atoms'
import { createSpectrum, type Spectrum } from '@freecurve/core'
import { createRandom, type Random } from '@freecurve/numerics'

/** Most modes of the noise: finer ones move eigenvalues by less than they are apart. */
const MODES = 128

/**
 * The spectrum of another matrix that is as like this one as chance allows: every sample's counting function moved by its own noise,
 * n δF(p) = Σ b_k sin(kπp) with independent b_k of deviation √2/(π√k) (see curve-fit's count-modes). Atoms stay as they are: a
 * rank does not fluctuate.
 */
export function noisySpectrum(spectrum: Spectrum, seed: number): Spectrum {
  const samples = spectrum.samples.map((values, k) => noisySample(values, createRandom(seed, k)))
  return createSpectrum(samples, { source: spectrum.source })
}

function noisySample(values: Float64Array, random: Random): Float64Array {
  const { rest } = repeatedValues(values)
  const n = rest.length
  const kept = new Map<number, number>()
  for (const x of rest) kept.set(x, (kept.get(x) ?? 0) + 1)
  const atoms = values.filter((x) => {
    const left = kept.get(x) ?? 0
    kept.set(x, left - 1)
    return left <= 0
  })
  const strengths = Array.from(
    { length: Math.min(MODES, n >> 1) },
    (_, k) => (random.normal() * Math.SQRT2) / (Math.PI * Math.sqrt(k + 1)),
  )
  const moved = rest.map((_, i) => {
    const p = (i + 0.5) / n
    const shift = strengths.reduce((sum, b, k) => sum + b * Math.sin((k + 1) * Math.PI * p), 0)
    return valueAt(rest, i + shift)
  })
  return Float64Array.from([...atoms, ...moved]).sort()
}

/** The ascending values at a broken rank, straight between ranks, and on in the same direction at the ends. */
function valueAt(ascending: Float64Array, rank: number): number {
  const last = ascending.length - 1
  const k = Math.min(last - 1, Math.max(0, Math.floor(rank)))
  return ascending[k]! + (rank - k) * (ascending[k + 1]! - ascending[k]!)
}
