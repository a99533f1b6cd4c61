import { callPlugin, FreecurveError, type Ladder, type LearntScaling, type ScalingHypothesis } from '@freecurve/core'
import { type BackTest, backTest } from './back-test.ts'
import { orReason } from './or-reason.ts'

/** One hypothesis in the competition. */
export interface ScalingCandidate {
  readonly id: string
  readonly summary: string
  /** Its prediction of the largest known size from the smaller ones; null where these were too few, or it does not apply. */
  readonly test: BackTest | null
  /** Why it lost; null for the winner. */
  readonly lost: string | null
}

/** A hypothesis with what it learnt from the whole ladder. */
export interface LearntHypothesis {
  readonly hypothesis: ScalingHypothesis
  readonly learnt: LearntScaling
}

/** The winner of a competition, and those that may be as right. */
export interface ScalingChoice {
  readonly winner: LearntHypothesis
  readonly test: BackTest | null
  /**
   * Hypotheses that predicted about as well; for an untested winner, the next one in the order of preference, and tested ones that the data
   * do not refute.
   */
  readonly rivals: readonly LearntHypothesis[]
  /** In the order they were given. */
  readonly candidates: readonly ScalingCandidate[]
}

/** Scores within this factor of the best are about as good. Chosen. */
const AS_GOOD = 1.5
/** Distances of so many eigenvalues are rigid noise of one matrix: the largest |n δF| is 2 to 3 in simulated modes (Johansson 1998). */
export const RIGID = 4

interface Fit extends LearntHypothesis {
  readonly test: BackTest | null
  /** What its errors grow by up to the size asked for. */
  readonly growth: number
}

/** One that cannot be used, and why. */
interface Unfit {
  readonly hypothesis: ScalingHypothesis
  readonly unfit: string
}

const isFit = (entry: Fit | Unfit): entry is Fit => 'learnt' in entry

/** What an entry's errors are expected to be where they are asked for. */
const scoreOf = ({ test, growth }: Fit): number => growth * test!.score

/**
 * The hypothesis that best predicts the largest known size from the smaller ones. Where one that the smaller sizes suffice for predicts it
 * within rigid noise, or where two or more sizes are left to learn from, the best score wins. With two sizes in all only rules that
 * learn nothing can be tested; where they fail, the first in the order given that applies wins, untested. The score of a rule by which
 * nothing changes counts as often as there are steps like the last one to the farthest size asked for.
 *
 * @param steps log(n/n₁)/log(n₁/n₂) of the farthest size n and the largest known ones, n₁ and n₂
 * @throws E_LADDER where no hypothesis applies.
 */
export function chooseHypothesis(ladder: Ladder, hypotheses: readonly ScalingHypothesis[], steps = 1): ScalingChoice {
  const entries = hypotheses.map((hypothesis) => enter(hypothesis, ladder, hypothesis.still ? Math.max(1, steps) : 1))
  const fit = entries.filter(isFit)
  const tested = fit.filter(({ test }) => test !== null).sort((p, q) => scoreOf(p) - scoreOf(q))
  const learning = tested.some(({ hypothesis }) => hypothesis.fewestSizes > 1)
  const untested = fit.filter(({ test }) => test === null)
  const best = tested[0]
  const byTest = best !== undefined && (learning || untested.length === 0 || best.test!.ks <= noiseOf(ladder))
  const chosen = byTest ? best : untested[0]
  if (chosen === undefined)
    throw new FreecurveError(
      'E_LADDER',
      'No scaling hypothesis applies to this ladder: give more sizes, or more hypotheses.',
      {
        sizes: ladder.spectra.map(({ size }) => size),
      },
    )
  const rivals = byTest
    ? tested.filter((entry) => entry !== chosen && scoreOf(entry) <= AS_GOOD * scoreOf(chosen))
    : [...untested.slice(1, 2), ...tested.filter(({ test }) => test!.ks <= chanceOf(ladder))]
  const candidates = entries.map((entry) => ({
    id: entry.hypothesis.id,
    summary: entry.hypothesis.summary,
    test: isFit(entry) ? entry.test : null,
    lost: entry === chosen ? null : isFit(entry) ? whyLost(entry, chosen) : entry.unfit,
  }))
  return { winner: chosen, test: chosen.test, rivals, candidates }
}

function enter(hypothesis: ScalingHypothesis, ladder: Ladder, growth: number): Fit | Unfit {
  const sizes = ladder.spectra.length
  if (sizes < hypothesis.fewestSizes)
    return { hypothesis, unfit: `needs ${hypothesis.fewestSizes} sizes, there are ${sizes}` }
  const learning = orReason(() => callPlugin(hypothesis, () => hypothesis.learn(ladder)))
  const learnt = learning.reason ?? learning.found
  if (typeof learnt === 'string') return { hypothesis, unfit: learnt }
  const testing = orReason(() => backTest(hypothesis, ladder))
  const test = testing.reason ?? testing.found
  return typeof test === 'string'
    ? { hypothesis, unfit: `on the smaller sizes: ${test}` }
    : { hypothesis, learnt, growth, test }
}

/** The KS distance that rigid noise of the two largest sizes makes. */
function noiseOf({ spectra }: Ladder): number {
  const [before, last] = spectra.slice(-2)
  return RIGID * Math.hypot(1 / before!.size, 1 / last!.size)
}

/**
 * The largest KS distance of two sizes by chance, at 90 %: that of independent values (Smirnov), which submatrices of a matrix near a
 * diagonal one have; others have less.
 */
function chanceOf({ spectra }: Ladder): number {
  const [before, last] = spectra.slice(-2)
  return 1.22 * Math.sqrt(1 / before!.size + 1 / last!.size)
}

function whyLost({ test, growth }: Fit, chosen: Fit): string {
  if (test === null)
    return chosen.test === null
      ? `untested, as ${chosen.hypothesis.id} is, which comes first`
      : 'too few smaller sizes to test it'
  const far = growth > 1 ? `, ${growth.toPrecision(2)} times as much where nothing changes so far` : ''
  const found = `predicts the largest size with score ${test.score.toPrecision(3)}${far}`
  return chosen.test === null
    ? `${found}, beyond noise`
    : `${found}, ${chosen.hypothesis.id} with ${chosen.test.score.toPrecision(3)}`
}
