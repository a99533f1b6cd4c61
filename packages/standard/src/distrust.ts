import type { Carried, CarriedEigenvalues, Spectrum } from '@freecurve/core'
import { roundingOf } from '@freecurve/law'
import type { Decompression } from './decompress.ts'
import type { DecompressionReport, SizeReport } from './report.ts'

/** Why a fit and its laws must not be relied on, for people; empty where the fit explains the data and every law is certified. */
export function distrustOf(
  { family, status, reasons }: DecompressionReport['fit'],
  laws: readonly SizeReport[],
): readonly string[] {
  const unexplained = status === 'consistent' ? [] : [reasons[0] ?? `the fit of ${family} is ${status}`]
  const bad = laws.filter((law) => law.status !== 'certified')
  if (bad.length === 0) return unexplained
  const named = bad.map((law) => `${law.n} is ${law.status}`).join(', at ')
  return [...unexplained, `the law at n = ${named}`]
}

/** Share of eigenvalues of the other sign at a predicted size that counts. Chosen: below it lie the errors of edges near 0. */
export const OTHER_SIGN = 0.01

/** Why laws with eigenvalues of a sign that the data do not have are doubtful; none where the matrix may well have both. */
export function signsAgainst(samples: readonly Float64Array[], laws: readonly SizeReport[]): readonly string[] {
  const positive = samples.every((values) => values[0]! >= -roundingOf(values))
  const negative = samples.every((values) => values[values.length - 1]! <= roundingOf(values))
  if (!positive && !negative) return []
  const share = ({ index, atoms }: SizeReport) =>
    positive ? index : 1 - index - atoms.reduce((sum, { x, weight }) => (x === 0 ? sum + weight : sum), 0)
  const worst = laws.reduce((most, law) => (share(law) > share(most) ? law : most))
  if (!(share(worst) > OTHER_SIGN)) return []
  const [seen, other] = positive ? ['positive', 'negative'] : ['negative', 'positive']
  return [
    `${(100 * share(worst)).toPrecision(2)} % of the law at n = ${worst.n} is ${other}, where all that was seen is ${seen}: wrong if the whole matrix is ${seen}, as Gram matrices and kernels are`,
  ]
}

/** Largest error of a CDF that a prediction may have: what its bands leave open, or what an extrapolation's past error grows to with log n. Chosen. */
export const BEARABLE = 0.1

/** Why bands that leave more open than {@link BEARABLE} are no prediction; empty where they are narrower, or there are none. */
export function tooWide(laws: readonly SizeReport[]): readonly string[] {
  const widest = laws.reduce((most, law) => ((law.bands?.ks ?? 0) > (most.bands?.ks ?? 0) ? law : most))
  const ks = widest.bands?.ks ?? 0
  return ks <= BEARABLE
    ? []
    : [
        `what was seen leaves the CDF at n = ${widest.n} open by ±${ks.toPrecision(2)}, more than ${BEARABLE}: add a larger size, or ask for a nearer one`,
      ]
}

/** Share of zeros by which a law may fall short of what the rank asks for. Chosen. */
const RANK_SLACK = 0.02

/**
 * Why laws with fewer zeros than the matrix's rank asks for are wrong, and those with an atom at 0 that nothing asks for and nobody saw are
 * doubtful: small eigenvalues may stand in its place. None where the rank is not known, or beyond the whole matrix.
 *
 * @param seen share of zeros at n0
 */
export function rankAgainst(
  { growth, matrixSize = Infinity }: Spectrum['source'],
  seen: number,
  all: readonly SizeReport[],
): readonly string[] {
  const rank = growth?.rank
  if (rank === undefined) return []
  const laws = all.filter(({ n }) => n <= matrixSize)
  const needed = (law: SizeReport) => Math.max(0, 1 - rank / law.n)
  const percent = (share: number) => `${(100 * share).toPrecision(3)} %`
  const short = laws.find((law) => zerosOf(law) < needed(law) - RANK_SLACK)
  const needless = laws.find((law) => needed(law) === 0 && seen === 0 && zerosOf(law) > RANK_SLACK)
  return [
    ...(short === undefined
      ? []
      : [
          `${percent(zerosOf(short))} of the law at n = ${short.n} is 0, where the matrix's rank of at most ${rank} asks for ${percent(needed(short))} at least`,
        ]),
    ...(needless === undefined
      ? []
      : [
          `${percent(zerosOf(needless))} of the law at n = ${needless.n} is 0, where no eigenvalue seen is, and the rank may be full: small eigenvalues may stand in place of zeros`,
        ]),
  ]
}

/** Weight of an atom that counts. Chosen. */
const ATOM = 0.02

/**
 * Why laws with an atom away from 0 that the law at n0 does not have are doubtful: a bulk too narrow for n0 to show looks the same to it, as
 * where the rest of a low-rank matrix differs a little from row to row. An atom at 0 is that of a rank.
 */
export function unseenAtoms(initial: SizeReport, laws: readonly SizeReport[]): readonly string[] {
  const isSeen = (x: number) => initial.atoms.some((atom) => Math.abs(atom.x - x) <= ZERO * reachOf(initial))
  for (const law of laws)
    for (const { x, weight } of law.atoms)
      if (weight > ATOM && Math.abs(x) > ZERO * reachOf(law) && !isSeen(x))
        return [
          `an atom of ${(100 * weight).toPrecision(3)} % at ${x.toPrecision(4)} is predicted for n = ${law.n}, where none is seen at n0 = ${initial.n}: a narrow bulk in its place would look the same. A larger sample shows which`,
        ]
  return []
}

/** What lies nearer to 0, over the law's reach, is 0. */
const ZERO = 1e-12

const reachOf = ({ atoms, edges }: SizeReport): number =>
  Math.max(...[...edges, ...atoms.map(({ x }) => x)].map(Math.abs))

const zerosOf = (law: SizeReport): number => {
  const reach = reachOf(law)
  return law.atoms.reduce((sum, { x, weight }) => (Math.abs(x) <= ZERO * reach ? sum + weight : sum), 0)
}

/** Share of zeros, to rounding, among the eigenvalues of some samples. */
export function zerosIn(samples: readonly Float64Array[]): number {
  const shares = samples.map((values) => {
    const limit = ZERO * Math.max(-values[0]!, values.at(-1)!)
    return values.reduce((count, x) => (Math.abs(x) <= limit ? count + 1 : count), 0) / values.length
  })
  return shares.reduce((sum, share) => sum + share / shares.length, 0)
}

/** A report with its laws, trusted where nothing in it speaks against that. */
export const decompression = (
  report: DecompressionReport,
  initial: Carried | null,
  carried: readonly CarriedEigenvalues[],
): Decompression => ({ report, initial, carried, trusted: report.distrust.length === 0 })
