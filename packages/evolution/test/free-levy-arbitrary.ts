import type { FreeLevyParameters } from '@freecurve/core'
import { freeLevyCurve } from '@freecurve/curves'
import fc from 'fast-check'

const decades = (min: number, max: number) => fc.double({ min, max, noNaN: true }).map((x) => 10 ** x)

/** 1 to 6 jumps of both signs over four decades, half of the time with a semicircular part. */
export const freeLevyParameters: fc.Arbitrary<FreeLevyParameters> = fc
  .record({
    a: fc.double({ min: -3, max: 3, noNaN: true }),
    sigma2: fc.option(decades(-6, 1), { nil: 0 }),
    jumps: fc.array(fc.tuple(fc.constantFrom(1, 1, -1), decades(-3, 1.3), decades(-2.5, 1)), {
      minLength: 1,
      maxLength: 6,
    }),
  })
  .map(
    ({ a, sigma2, jumps }) =>
      freeLevyCurve({ a, sigma2, rates: jumps.map(([, , r]) => r), jumps: jumps.map(([sign, t]) => sign * t) })
        .parameters,
  )

/** Size ratios τ from 1/10 to 100. */
export const ratios: fc.Arbitrary<number> = decades(-1, 2)

/** The example of data/example: two jumps and an atom of weight 0.2. */
export const example: FreeLevyParameters = freeLevyCurve({
  a: 0,
  sigma2: 0,
  rates: [0.6, 0.2],
  jumps: [0.25, 0.6875],
}).parameters
