import type { Ladder, QuantileCurve } from '@freecurve/core'
import { powerOfTwoBelow } from '@freecurve/numerics'
import type { Band, PredictionBands } from './bands.ts'

/** The power of two below the largest |λ| of the largest size: what is divided by it does not depend on a scale by powers of two. */
export function scaleOf({ spectra }: Ladder): number {
  const { samples } = spectra[spectra.length - 1]!
  return powerOfTwoBelow(Math.max(...samples.map((values) => Math.max(-values[0]!, values[values.length - 1]!))))
}

/** A ladder times a power of two, exactly. */
export const scaledLadder = ({ spectra }: Ladder, factor: number): Ladder => ({
  spectra: spectra.map(({ rows, ...one }) => ({
    ...one,
    samples: times(one.samples, factor),
    // R is the same in any unit; the scales are in the matrix's.
    ...(rows === undefined ? {} : { rows: { ...rows, scales: times(rows.scales, factor) } }),
  })),
})

const times = (lists: readonly Float64Array[], factor: number): readonly Float64Array[] =>
  lists.map((values) => values.map((x) => factor * x))

/** A curve times a power of two, exactly. */
export const scaledCurve = ({ shares, values }: QuantileCurve, factor: number): QuantileCurve => ({
  shares,
  values: values.map((x) => factor * x),
})

/** Bands of data times a power of two. Shares stay, log-determinants shift. */
export function scaledBands(bands: PredictionBands, factor: number): PredictionBands {
  const times = ({ low, high }: Band) => ({ low: low.map((x) => factor * x), high: high.map((x) => factor * x) })
  const pair = ([low, high]: readonly [number, number]) => [factor * low, factor * high] as const
  const shift = Math.log(factor)
  const { logDeterminant } = bands
  return {
    ...bands,
    values: bands.values.map((x) => factor * x),
    quantiles: times(bands.quantiles),
    edges: [pair(bands.edges[0]), pair(bands.edges[1])],
    logDeterminant: logDeterminant === null ? null : [logDeterminant[0] + shift, logDeterminant[1] + shift],
  }
}
