import type { Spectrum } from '@freecurve/core'
import { eigenvalueDecay } from '@freecurve/diagnostics'
import type { DecompressionReport } from './report.ts'

/** Part of Σ|λ| in one eigenvalue that is no bulk's, and the size from which it is not just one of few. Chosen. */
const TOP_SHARE = 0.25
const FEW = 60

/**
 * Why the free flow must not be taken for granted for a single spectrum, for people; empty where nothing speaks against it. One size cannot
 * refute a flow, but eigenvalues that fall like a power of their rank, or one that holds much of the trace, are those of kernel matrices,
 * whose submatrices lose eigenvalues from the bottom instead of mixing them: there free decompression explains one size well and misses the
 * next (for λ_k = n/k² by KS 0.36 at eight times the size, with a certified law).
 */
export function doubtsOfFlow({ samples, size }: Pick<Spectrum, 'samples' | 'size'>): readonly string[] {
  const { octaves, powerLaw, topShare } = eigenvalueDecay(samples)
  const powers = octaves.map(({ power }) => power)
  const span = [Math.min(...powers), Math.max(...powers)].map((s) => s.toFixed(2)).join(' to ')
  const seen = [
    ...(powerLaw
      ? [`|λ_k| falls like k^−s with s = ${span} from rank ${octaves[0]!.from} to ${octaves.at(-1)!.to}`]
      : []),
    ...(topShare >= TOP_SHARE && size >= FEW
      ? [`one eigenvalue holds ${(100 * topShare).toPrecision(2)} % of the sum of all |λ|`]
      : []),
  ]
  if (seen.length === 0) return []
  return [
    `${seen.join(', and ')}, as in kernel matrices, where the free flow is known to fail: one size cannot tell. Give the spectrum of a second size as well, or insist with --flow free`,
  ]
}

/** Rows of a submatrix from which its halves and quarters test a flow: a quarter of them has 64. Chosen. */
export const FEWEST_TO_PART = 256

/** Why the free flow may not just be assumed where the maker of the matrix knows that no theory gives its flow; empty elsewhere. */
const unknownFlow = ({ growth }: Spectrum['source']): readonly string[] =>
  growth?.flow !== 'unknown'
    ? []
    : [
        `no theory gives the flow of this matrix, and nothing tested the free one: sample ${FEWEST_TO_PART} rows or more, whose halves and quarters test it, or two sizes, one at least twice the other; or insist with --flow free`,
      ]

/** The doubts that count against a prediction: none where the flow was named, or several sizes were held against it. */
export const doubtsIfAssumed = (
  { flowFrom }: Pick<DecompressionReport, 'flowFrom'>,
  spectrum: Pick<Spectrum, 'samples' | 'size' | 'source'>,
): readonly string[] => {
  if (flowFrom === 'assumed') return [...unknownFlow(spectrum.source), ...doubtsOfFlow(spectrum)]
  return flowFrom === 'model' ? doubtsOfFlow(spectrum) : []
}
