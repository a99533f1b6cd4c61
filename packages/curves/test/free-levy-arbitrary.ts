import type { FreeLevyParameters } from '@freecurve/core'
import { type BulkRange, bulkRanges, freeLevyCurve, type ReciprocalMap, reciprocalMap } from '@freecurve/curves'
import fc from 'fast-check'

/** 10ˣ for x spread evenly. */
const decades = (min: number, max: number) => fc.double({ min, max, noNaN: true }).map((x) => 10 ** x)
const jump = fc.record({
  sign: fc.constantFrom(1, 1, -1),
  size: decades(-3, 1.3),
  rate: decades(-2.5, 1),
})

/** Free Lévy parameters with 1 to 6 jumps of both signs over four decades, half of them without a semicircular part. */
export const freeLevyParameters: fc.Arbitrary<FreeLevyParameters> = fc
  .record({
    a: fc.double({ min: -3, max: 3, noNaN: true }),
    sigma2: fc.option(decades(-6, 1), { nil: 0 }),
    jumps: fc.array(jump, { minLength: 1, maxLength: 6 }),
  })
  .map(
    ({ a, sigma2, jumps }) =>
      freeLevyCurve({
        a,
        sigma2,
        rates: jumps.map(({ rate }) => rate),
        jumps: jumps.map(({ sign, size }) => sign * size),
      }).parameters,
  )

/** The same as a map, with its bulks and its deviation. */
export const maps: fc.Arbitrary<{
  readonly parameters: FreeLevyParameters
  readonly map: ReciprocalMap
  readonly ranges: readonly BulkRange[]
  readonly deviation: number
}> = freeLevyParameters.map((parameters) => {
  const map = reciprocalMap(parameters)
  return { parameters, map, ranges: bulkRanges(map), deviation: Math.sqrt(map.variance) }
})

/** A share of a stretch, with places close to its ends. */
export const share = fc.oneof(
  fc.double({ min: 1e-9, max: 1, noNaN: true }),
  decades(-9, 0),
  decades(-9, 0).map((x) => 1 - x),
)

/** Everything multiplied: x → s x. */
export const scaled = ({ a, sigma2, rates, jumps }: FreeLevyParameters, s: number): FreeLevyParameters => ({
  a: s * a,
  sigma2: s * s * sigma2,
  rates,
  jumps: jumps.map((t) => s * t),
})

/** z(u) − z of a map at complex u, and its derivative’s size: z(u) = mean + u + Σ s_j/(u − t_j). */
export function imageOf(map: ReciprocalMap, re: number, im: number) {
  let x = map.mean + re
  let y = im
  let size = Math.abs(map.mean) + Math.hypot(re, im)
  map.poles.forEach((t, j) => {
    const square = (re - t) ** 2 + im * im
    x += (map.strengths[j]! * (re - t)) / square
    y -= (map.strengths[j]! * im) / square
    size += map.strengths[j]! / Math.sqrt(square)
  })
  return { re: x, im: y, size }
}
