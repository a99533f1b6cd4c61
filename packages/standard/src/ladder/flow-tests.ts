import type { Ladder } from '@freecurve/core'
import { sizeTest } from '@freecurve/curve-fit'

/** A flow held against two sizes of one matrix. */
export interface FlowTest {
  readonly flow: 'free' | 'deformed'
  readonly small: number
  readonly large: number
  /** Whether it explains the two: within noise, or all but a tenth of the change. */
  readonly holds: boolean
  /** Whether the two sizes differ enough for the test to tell. */
  readonly telling: boolean
  /** Mean square of the gap's counting modes in units of noise; null where the test could not be made. */
  readonly residual: number | null
  /** Kolmogorov–Smirnov distance of one size predicted from the other, and of the two as they are. */
  readonly ks: number | null
  readonly ksUnchanged: number
  /** Aspect ratio at the smaller size, for the deformed flow. */
  readonly aspectRatio: number | null
  readonly reason: string | null
}

/** Part of the change between two sizes that a flow may leave unexplained and still be good to predict with. Chosen. */
const UNEXPLAINED = 0.1

/** Each of some flows with a test against each size and the largest one. */
export function flowTests(
  { spectra }: Ladder,
  aspectRatioAtLargest: number | undefined,
  flows: readonly FlowTest['flow'][] = ['free', 'deformed'],
): readonly FlowTest[] {
  const large = spectra[spectra.length - 1]!
  return flows.flatMap((flow) =>
    spectra.slice(0, -1).map((small): FlowTest => {
      const aspectRatio =
        aspectRatioAtLargest === undefined ? undefined : (aspectRatioAtLargest * small.size) / large.size
      // Whether the smaller is a part of the larger nobody said: as if not, which refutes less.
      const test = sizeTest(small, large, {
        flow,
        nested: false,
        ...(aspectRatio === undefined ? {} : { aspectRatio }),
      })
      const { residual, ks, ksUnchanged } = test
      return {
        flow,
        small: small.size,
        large: large.size,
        holds: test.consistent || ks <= UNEXPLAINED * ksUnchanged,
        telling: test.telling,
        residual: Number.isFinite(residual) ? residual : null,
        ks: Number.isFinite(ks) ? ks : null,
        ksUnchanged,
        aspectRatio: test.aspectRatio,
        reason: test.reason,
      }
    }),
  )
}
