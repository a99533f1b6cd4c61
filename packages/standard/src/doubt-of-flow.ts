import type { Spectrum } from '@freecurve/core'
import { eigenvalueDecay } from '@freecurve/diagnostics'

/**
 * Why the free flow must not be taken for granted for a single spectrum, for people; null where nothing speaks against it. One size cannot
 * refute a flow, but eigenvalues that fall like a power of their rank are those of kernel matrices, whose submatrices lose eigenvalues from
 * the bottom instead of mixing them: there free decompression explains one size well and misses the next (for λ_k = n/k²
 * by KS 0.36 at eight times the size, with a certified law).
 */
export function doubtOfFlow({ samples }: Pick<Spectrum, 'samples'>): string | null {
  const { octaves, leastPower, powerLaw } = eigenvalueDecay(samples)
  if (!powerLaw) return null
  const powers = octaves.map(({ power }) => power)
  const span = [leastPower!, Math.max(...powers)].map((s) => s.toFixed(2)).join(' to ')
  return (
    `|λ_k| falls like k^−s with s = ${span} from rank ${octaves[0]!.from} to ${octaves.at(-1)!.to}, as those of kernel matrices do, ` +
    'and the free flow is known to fail on such: one size cannot tell. Give the spectrum of a second size as well, or insist with --flow free'
  )
}
