import {
  callPlugin,
  type Ladder,
  type Law,
  type LearntScaling,
  pooledValues,
  type QuantileCurve,
  requireWhole,
  type ScalingHypothesis,
} from '@freecurve/core'
import { lawOfQuantiles } from '@freecurve/law'
import { createRandom } from '@freecurve/numerics'
import { type BackTest, backTest } from './back-test.ts'
import { bandsOf, type ErrorSources, type PastError, type PredictionBands } from './bands.ts'
import {
  chooseHypothesis,
  type LearntHypothesis,
  type ScalingCandidate,
  type ScalingChoice,
} from './choose-hypothesis.ts'
import { drawLadder } from './draw-ladder.ts'
import { orReason } from './or-reason.ts'
import { readQuantiles } from './read-quantiles.ts'
import { requireSize } from './require-size.ts'
import { scaledBands, scaledCurve, scaledLadder, scaleOf } from './scale.ts'
import { settledLadder } from './settled-ladder.ts'
import { stepsTo } from './steps-to.ts'

/** Options of {@link extrapolate}. */
export interface ExtrapolateOptions {
  /** Ladders drawn anew for the bands. @default 100 */
  readonly draws?: number
  /** Seed of the draws. @default 1 */
  readonly seed?: number
}

/** The prediction at one size. */
export interface LadderPrediction {
  readonly size: number
  /** Its status is `empirical`. */
  readonly law: Law
  readonly bands: PredictionBands
  /** Draws behind the bands: those asked for that are laws. */
  readonly draws: number
}

/** What a ladder says about other sizes. */
export interface Extrapolation {
  /** The id of the hypothesis that won. */
  readonly winner: string
  readonly candidates: readonly ScalingCandidate[]
  /** One for each size asked for, in that order. */
  readonly predictions: readonly LadderPrediction[]
}

/**
 * Spectra at other sizes by the scaling hypothesis that best predicts the largest known one, with bands (see {@link bandsOf}). The order of
 * the hypotheses is the order of preference where the ladder cannot tell. Data times a power of two give exactly that multiple.
 *
 * @throws E_TARGET for a size that is no whole number ≥ 1, E_LADDER where no hypothesis applies, E_DOMAIN for fewer than 10 draws.
 */
export function extrapolate(
  ladder: Ladder,
  sizes: readonly number[],
  hypotheses: readonly ScalingHypothesis[],
  options: ExtrapolateOptions = {},
): Extrapolation {
  const { draws = 100, seed = 1 } = options
  sizes.forEach(requireSize)
  requireWhole('extrapolate', 'draws', draws, 10)
  const scale = scaleOf(ladder)
  const unit = settledLadder(scaledLadder(ladder, 1 / scale))
  const choice = chooseHypothesis(unit, hypotheses, Math.max(...sizes.map((size) => stepsTo(size, unit))))
  const drawn = draw(choice.winner, unit, draws, seed)
  const predictions = sizes.map((size) => predictAt(size, unit, drawn, choice, scale))
  const candidates = choice.candidates.map((one) =>
    one.test === null ? one : { ...one, test: { ...one.test, predicted: scaledCurve(one.test.predicted, scale) } },
  )
  return { winner: choice.winner.hypothesis.id, candidates, predictions }
}

/** Part of the draws that a rule must give of its own: fewer know its noise no better than the ladder drawn anew does. Chosen. */
const ENOUGH = 0.5

/** What the winner might have learnt as well. A variance that falls may leave a rule's domain: such a draw says nothing. */
function draw({ hypothesis, learnt }: LearntHypothesis, ladder: Ladder, count: number, seed: number) {
  const own = learnt.draws === undefined ? [] : callPlugin(hypothesis, () => learnt.draws!(count, seed))
  if (own.length >= ENOUGH * count) return own
  const random = createRandom(seed)
  return Array.from({ length: count }, () =>
    callPlugin(hypothesis, () => hypothesis.learn(drawLadder(ladder, random))),
  ).filter((one) => typeof one !== 'string')
}

function predictAt(
  size: number,
  ladder: Ladder,
  drawn: readonly LearntScaling[],
  choice: ScalingChoice,
  scale: number,
): LadderPrediction {
  const { winner, rivals } = choice
  const at = ({ hypothesis }: LearntHypothesis, learnt: LearntScaling) => callPlugin(hypothesis, () => learnt.at(size))
  const curve = at(winner, winner.learnt)
  const sources: ErrorSources = {
    draws: drawn.flatMap((one) => orReason(() => at(winner, one)).found ?? []),
    rivals: rivals.map((rival) => at(rival, rival.learnt)),
    past: pastOf(choice, curve, ladder, size),
  }
  const scaled = scaledCurve(curve, scale)
  const reasons = [reasonOf(choice, ladder), ...(winner.learnt.notes ?? [])]
  const law = { ...lawOfQuantiles(scaled.shares, scaled.values), reasons }
  return { size, law, bands: scaledBands(bandsOf(curve, sources), scale), draws: sources.draws.length }
}

/**
 * Errors of an untested rule, as a part of the change it predicts: the median KS over that of nothing changing, from two sizes of kernels,
 * covariances and graphs to 4 to 16 times the larger, was 0.247
 * over 24 ladders, from 0.03 to several.
 */
const UNTESTED = 0.25

/**
 * What is known of the winner's errors: its back-tests on the largest size and on the one before, as one error alone may be small by chance;
 * or for an untested rule a part of the change it predicts.
 */
function pastOf(
  { winner: { hypothesis }, test }: ScalingChoice,
  predicted: QuantileCurve,
  ladder: Ladder,
  size: number,
): readonly PastError[] {
  if (test === null) return [{ predicted, truth: lastCurve(ladder, predicted), growth: UNTESTED }]
  const shorter: Ladder = { spectra: ladder.spectra.slice(0, -1) }
  const before = shorter.spectra.length < hypothesis.fewestSizes ? null : backTest(hypothesis, shorter)
  const errorOf = (one: BackTest, known: Ladder): PastError => ({
    predicted: one.predicted,
    truth: lastCurve(known, one.predicted),
    growth: stepsTo(size, ladder, known),
  })
  return [errorOf(test, ladder), ...(before === null || typeof before === 'string' ? [] : [errorOf(before, shorter)])]
}

/** The largest size as it was seen, at the shares of a prediction. */
function lastCurve({ spectra }: Ladder, { shares }: QuantileCurve): QuantileCurve {
  return { shares, values: readQuantiles(pooledValues(spectra[spectra.length - 1]!.samples), shares) }
}

function reasonOf({ winner: { hypothesis }, test }: ScalingChoice, { spectra }: Ladder): string {
  const told = spectra.map(({ size }) => size).join(', ')
  const how =
    test === null ? 'not tested, for want of a third size' : `KS ${test.ks.toPrecision(2)} where it was tested`
  return `extrapolated from sizes ${told} by ${hypothesis.id} (${how})`
}
