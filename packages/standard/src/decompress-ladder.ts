import { FreecurveError, type Ladder, type OptionValues, type Registry, type Spectrum } from '@freecurve/core'
import { extrapolate, type LadderPrediction, type ScalingCandidate, stepsTo } from '@freecurve/ladder'
import { DEFAULT_BANDS } from './bands/bands-at.ts'
import { ladderBands } from './bands/ladder-bands.ts'
import { checkSizes } from './check-sizes.ts'
import type { Candidate } from './choose-fit.ts'
import { type Decompression, decompress, type PredictionRequest } from './decompress.ts'
import { BEARABLE, decompression, rankAgainst, signsAgainst, tooWide, zerosIn } from './distrust.ts'
import { type FlowTest, flowTests } from './ladder/flow-tests.ts'
import { flowThatHolds } from './ladder/flow-that-holds.ts'
import { lawReport } from './law-report.ts'
import { type DecompressionReport, EMPIRICAL, type LadderReport } from './report.ts'
import { REPORT_SCHEMA } from './report-schema.ts'
import { warningsOfSource, warningsOfWhole } from './warnings-for.ts'

/** Spectra of one matrix at several sizes, and the sizes at which to predict. */
export interface LadderRequest extends PredictionRequest {
  readonly ladder: Ladder
}

/** What a reader must know of sizes that are too near. */
const UNTOLD =
  'the sizes seen differ too little to test a flow: it is assumed, as for one size. Give one at least twice as large.'

/** Draws of an extrapolation's bands, at least. */
const FEWEST_DRAWS = 10

/**
 * The main job from several sizes. Each flow is held against the sizes seen; one that explains them carries the largest of them on, the
 * free flow before the deformed one, whose aspect ratio then comes from the sizes. Where none does, scaling hypotheses compete, and the
 * one that best predicts the largest size from the smaller ones extrapolates: status `empirical`, with bands.
 *
 * A flow that is named is used, whatever the sizes say of it; what they say is in the report.
 *
 * @throws E_USAGE for options of a family or a flow where nothing is fitted, and what `decompress` and `extrapolate` throw.
 */
export function decompressLadder(registry: Registry, request: LadderRequest): Decompression {
  const { ladder, sizes, flow = 'auto' } = request
  checkSizes(sizes)
  if (flow !== 'auto' && flow !== EMPIRICAL) registry.get('flow', flow)
  const given = request.flowOptions?.aspectRatio ?? undefined
  const largest = ladder.spectra[ladder.spectra.length - 1]!
  const terms = largest.source.growth?.terms
  const known = given ?? (terms === undefined ? undefined : largest.size / terms)
  // Parts of one sample are too alike to tell that a matrix is a covariance of N samples: the aspect ratio must be known.
  const flows = known === undefined && isOfParts(ladder) ? (['free'] as const) : undefined
  const tests = flowTests(ladder, known === undefined ? undefined : Number(known), flows)
  const report: LadderReport = { sizes: ladder.spectra.map(({ size }) => size), tests }
  const { family = 'auto' } = request
  // Who names a scaling hypothesis asks for an extrapolation.
  const named = registry.list('scaling').some(({ id }) => id === family)
  const holding = flow === 'auto' ? (named ? EMPIRICAL : flowThatHolds(tests, given)) : flow
  if (holding === EMPIRICAL) return extrapolated(registry, request, report)
  const flowOptions =
    holding === 'deformed' ? deformedOptions(request.flowOptions, tests, largest.size) : request.flowOptions
  // A test that cannot tell is none: the flow is then assumed, as for a single size.
  const told = flow !== 'auto' || tests.some((test) => test.flow === holding && test.telling)
  const asked = !told && holding === 'free' ? 'auto' : holding
  const found = decompress(registry, { ...request, flow: asked, flowOptions, spectrum: largest })
  const against = tests.filter((test) => test.flow === holding && !test.holds)
  const refuted =
    against.length === 0
      ? []
      : [`the sizes seen refute the flow ${holding} that was asked for: ${against.map(whyNot).join('; ')}`]
  const result: DecompressionReport = {
    ...found.report,
    source: sourceOf(ladder),
    flowFrom: flow !== 'auto' ? 'named' : told ? 'sizes' : found.report.flowFrom,
    ladder: report,
    warnings: told ? found.report.warnings : [UNTOLD, ...found.report.warnings],
    distrust: [...refuted, ...found.report.distrust],
  }
  return decompression(result, found.initial, found.carried)
}

/** Whether all sizes but the largest are parts of what the largest is of. */
const isOfParts = ({ spectra }: Ladder): boolean => spectra.slice(0, -1).every(({ source }) => source.part === true)

/** All files of a ladder, ascending in size; what they are called, the largest first. */
function sourceOf({ spectra }: Ladder): Spectrum['source'] {
  const checksums = spectra.flatMap(({ source }) => source.checksums ?? [])
  const label = spectra
    .map(({ source }) => source.label)
    .reverse()
    .join(', ')
  const { growth, matrixSize } = spectra.at(-1)!.source
  return {
    label,
    ...(checksums.length === 0 ? {} : { checksums }),
    ...(matrixSize === undefined ? {} : { matrixSize }),
    ...(growth === undefined ? {} : { growth }),
  }
}

function deformedOptions(
  given: OptionValues | undefined,
  tests: readonly FlowTest[],
  largest: number,
): OptionValues | undefined {
  if (given?.aspectRatio !== undefined) return given
  // Nearest in size, and so best known.
  const test = tests.filter(({ flow, aspectRatio }) => flow === 'deformed' && aspectRatio !== null).at(-1)
  return test === undefined ? given : { ...given, aspectRatio: (test.aspectRatio! * largest) / test.small }
}

/** Largest distance KS of a rule's prediction of the largest size from the smaller ones that counts as a test passed. Chosen. */
const PASSED = 0.05

function extrapolated(registry: Registry, request: LadderRequest, ladder: LadderReport): Decompression {
  const { sizes, bands = DEFAULT_BANDS, seed = 1, family = 'auto', familyOptions = {}, flowOptions = {} } = request
  const rules = registry.list('scaling')
  const named = family === 'auto' ? rules : rules.filter(({ id }) => id === family)
  if (named.length === 0)
    throw new FreecurveError(
      'E_USAGE',
      `Without a flow sizes are extrapolated by a scaling hypothesis, and "${family}" is none. There is: ${rules.map(({ id }) => id).join(', ')}. To fit a curve whatever the sizes say, name a flow with --flow as well.`,
      { option: 'family', got: family },
    )
  const unread = [...Object.keys(familyOptions), ...Object.keys(flowOptions)]
  if (unread.length > 0)
    throw new FreecurveError(
      'E_USAGE',
      `No flow explains these sizes, and scaling hypotheses have no options: nothing reads ${unread.join(', ')}. Name a flow with --flow to insist on it.`,
      { option: unread[0], got: unread },
    )
  const largest = request.ladder.spectra[request.ladder.spectra.length - 1]!
  const found = extrapolate(request.ladder, sizes, named, { draws: Math.max(FEWEST_DRAWS, bands), seed })
  const winner = found.candidates.find(({ lost }) => lost === null)!
  const tested = winner.test !== null && request.ladder.spectra.length > 2
  const laws = found.predictions.map((one) => sizeReport(one, largest.size, bands))
  const untested = tested
    ? missedBy(found.winner, winner.test!.ks, request.ladder, sizes)
    : ['two sizes leave nothing to test an extrapolation with: add a third']
  const report: DecompressionReport = {
    schema: REPORT_SCHEMA,
    source: sourceOf(request.ladder),
    n0: largest.size,
    samples: largest.samples.length,
    flow: EMPIRICAL,
    flowFrom: request.flow === EMPIRICAL ? 'named' : 'sizes',
    flowOptions: {},
    ladder,
    seed: bands === 0 ? null : seed,
    fit: {
      family: found.winner,
      status: EMPIRICAL,
      reasons: [...refutations(ladder.tests), ...untested],
      residual: null,
      details: winner.test === null ? {} : { testedKs: winner.test.ks, testedScore: winner.test.score },
      candidates: found.candidates.map(candidateOf),
    },
    curve: null,
    initial: null,
    sizes: laws,
    events: null,
    horizon: null,
    warnings: [
      ...request.ladder.spectra.flatMap(warningsOfSource).slice(-1),
      ...warningsOfWhole(largest, sizes),
      'no flow explains the sizes seen: the prediction extrapolates how they differ, and no theory stands behind it.',
    ],
    distrust: [
      ...untested,
      ...tooWide(laws),
      ...signsAgainst(largest.samples, laws),
      ...rankAgainst(largest.source, zerosIn(largest.samples), laws),
    ],
  }
  const carried = found.predictions.map(({ law, size }) => ({ law, ratio: size / largest.size, stieltjes: () => null }))
  return decompression(report, null, carried)
}

/** What a rule's error on the largest size, seen from the smaller ones, says of its errors at the sizes asked for; empty where it is small. */
function missedBy(rule: string, ks: number, ladder: Ladder, sizes: readonly number[]): readonly string[] {
  const steps = Math.max(...sizes.map((n) => stepsTo(n, ladder)))
  const missed = `the best rule, ${rule}, missed the largest size by KS ${ks.toPrecision(2)} when it was predicted from the smaller ones`
  if (ks > PASSED) return [`${missed}: none describes how this spectrum grows`]
  return ks * steps <= BEARABLE
    ? []
    : [`${missed}, and the farthest size asked for is ${steps.toPrecision(2)} such steps away`]
}

function sizeReport({ size, law, bands, draws: made }: LadderPrediction, n0: number, draws: number) {
  return {
    n: size,
    ...lawReport({ ratio: size / n0, law, stieltjes: () => null }),
    outliers: [],
    bands: draws === 0 ? null : ladderBands(law, bands, made),
  }
}

const candidateOf = ({ id, test, lost }: ScalingCandidate): Candidate => ({
  family: id,
  model: test === null ? null : `KS ${test.ks.toPrecision(3)} where it was tested`,
  status: EMPIRICAL,
  residual: null,
  freedom: null,
  reasons: [],
  lost,
})

const refutations = (tests: readonly FlowTest[]): readonly string[] =>
  ['free', 'deformed'].flatMap((flow) => {
    const own = tests.filter((test) => test.flow === flow)
    if (own.length === 0) return [`the flow ${flow} was not tested, as its aspect ratio is not known`]
    const failed = own.filter(({ holds }) => !holds).at(-1)
    return failed === undefined ? [] : [whyNot(failed)]
  })

function whyNot({ flow, small, large, residual, ks, ksUnchanged, reason }: FlowTest): string {
  if (reason !== null) return `the flow ${flow} does not apply from ${small} to ${large}: ${reason}`
  return `the flow ${flow} misses ${small} against ${large} by KS ${ks!.toPrecision(3)}, ${residual!.toPrecision(3)} times its noise, where nothing changing misses by ${ksUnchanged.toPrecision(3)}`
}
