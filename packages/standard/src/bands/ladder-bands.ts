import type { Law } from '@freecurve/core'
import type { PredictionBands } from '@freecurve/ladder'
import { indexOf } from '@freecurve/law'
import type { LawBands } from './law-bands.ts'

/** Places kept of an extrapolation's bands. */
const PLACES = 40

/** An extrapolation's bands as a report has them. */
export function ladderBands(law: Law, bands: PredictionBands, laws: number): LawBands {
  const { shares, values, cdf, quantiles, edges, logDeterminant } = bands
  const kept = [...shares.keys()].filter((i) => i % Math.ceil(shares.length / PLACES) === 0)
  const { low, high } = cdf.simultaneous
  const index = indexOf(law)
  const half = cdfHalfAt(bands, 0)
  return {
    level: 0.9,
    laws,
    rivals: 0,
    from: 'ladder',
    cdf: kept.map((i) => [values[i]!, cdf.pointwise.low[i]!, cdf.pointwise.high[i]!] as const),
    ks: shares.reduce((most, p, i) => Math.max(most, high[i]! - p, p - low[i]!), 0),
    quantiles: kept.map((i) => [shares[i]!, quantiles.low[i]!, quantiles.high[i]!] as const),
    support: edges,
    edges: law.bulks.length === 1 ? edges : null,
    masses: null,
    atoms: null,
    atomPlaces: null,
    logdet: logDeterminant,
    pseudoLogdet: logDeterminant,
    index: values[0]! >= 0 ? [0, 0] : [Math.max(0, index - half), Math.min(1, index + half)],
  }
}

/** Half the width of the CDF's pointwise band at x. */
function cdfHalfAt({ values, cdf }: PredictionBands, x: number): number {
  const k = values.findIndex((value) => value >= x)
  const i = k < 0 ? values.length - 1 : k
  return (cdf.pointwise.high[i]! - cdf.pointwise.low[i]!) / 2
}
