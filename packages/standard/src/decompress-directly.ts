import {
  type CarriedEigenvalues,
  type CurveFreeMethod,
  type CurveFreeResult,
  callPlugin,
  type Flow,
  FreecurveError,
  type OptionValues,
  type Registry,
} from '@freecurve/core'
import type { Candidate, ChosenFit } from './choose-fit.ts'
import type { Decompression, DecompressRequest, ReportHead } from './decompress.ts'
import { decompression, distrustOf } from './distrust.ts'
import { doubtsIfAssumed } from './doubt-of-flow.ts'
import { lawReport } from './law-report.ts'
import type { DecompressionReport } from './report.ts'
import { warningsFor, warningsOfSource, warningsOfWhole } from './warnings-for.ts'

/**
 * The method that makes the prediction without a curve, or null where one is fitted. A method's id asks for it; `auto` takes
 * `subordination`, which is exact, where the flow is its own and it reaches every size.
 *
 * @throws E_USAGE for a method of another flow
 */
export function methodFor(
  registry: Registry,
  flow: Flow,
  { family = 'auto', sizes, spectrum }: DecompressRequest,
): CurveFreeMethod | null {
  const methods = registry.list('curve-free')
  const named = methods.find(({ id }) => id === family)
  if (named !== undefined && named.flow !== flow.id)
    throw new FreecurveError(
      'E_USAGE',
      `"${named.id}" follows the flow "${named.flow}", not "${flow.id}": name that flow with --flow, or leave --family out.`,
      { option: 'family', got: family },
    )
  if (named !== undefined || family !== 'auto' || flow.id !== 'deformed') return named ?? null
  return methods.find((method) => method.flow === flow.id && reachesAll(method, spectrum.size, sizes)) ?? null
}

const reachesAll = (method: CurveFreeMethod, n0: number, sizes: readonly number[]): boolean =>
  sizes.every((n) => method.reaches(n / n0) === null)

/** The main job without a curve: a method that goes straight from raw eigenvalues to every size. Throws what the method throws. */
export function decompressDirectly(
  head: ReportHead,
  method: CurveFreeMethod,
  { spectrum, sizes, familyOptions = {} }: DecompressRequest,
  others: readonly Candidate[] = [],
): Decompression {
  const options: OptionValues = { ...optionsOf(method, head.flowOptions), ...familyOptions }
  const results = sizes.map((n) => callPlugin(method, () => method.carry(spectrum, n / spectrum.size, options)))
  const worst = worstOf(results)
  const { status, reasons, residual, details } = worst
  const carried = results.flatMap((one): readonly CarriedEigenvalues[] => (one.carried === null ? [] : [one.carried]))
  const whole = carried.length === sizes.length ? carried : []
  const laws = whole.map((one, i) => ({ n: sizes[i]!, ...lawReport(one), outliers: [], bands: null }))
  const certified = laws.filter((law) => law.status === 'certified').map(({ n }) => n)
  const own: Candidate = {
    family: method.id,
    model: null,
    status,
    residual: residual?.value ?? null,
    freedom: null,
    reasons,
    lost: null,
  }
  const fit = { family: method.id, status, reasons, residual, details, candidates: [...others, own] }
  const report: DecompressionReport = {
    ...head,
    seed: null,
    fit,
    curve: null,
    initial: null,
    sizes: laws,
    events: null,
    horizon: null,
    warnings: [
      ...warningsOfSource(spectrum),
      ...warningsOfWhole(spectrum, sizes),
      ...warningsFor(spectrum.size, certified),
    ],
    distrust: [...distrustOf(fit, laws), ...doubtsIfAssumed(head, spectrum)],
  }
  return decompression(report, null, whole)
}

/**
 * Where no curve passes, a method of the same flow that needs none: its law, which is not certified, is at least no worse supported than
 * a curve that the data or the flow contradict. Null where there is none that explains the data.
 */
export function fallbackFor(
  registry: Registry,
  flow: Flow,
  head: ReportHead,
  request: DecompressRequest,
  chosen: ChosenFit,
): Decompression | null {
  const { spectrum, sizes } = request
  const method = registry
    .list('curve-free')
    .find((one) => one.flow === flow.id && reachesAll(one, spectrum.size, sizes))
  if (method === undefined) return null
  const others = chosen.candidates.map((one) => ({
    ...one,
    lost: one.lost ?? one.reasons[0] ?? 'its law is not certified',
  }))
  const fallback = decompressDirectly(head, method, { ...request, familyOptions: {} }, others)
  return fallback.report.fit.status === 'consistent' && fallback.carried.length > 0 ? fallback : null
}

const worstOf = (results: readonly CurveFreeResult[]): CurveFreeResult =>
  ['refused', 'poor', 'consistent'].flatMap((status) => results.filter((one) => one.status === status))[0]!

/** The flow's options that the method reads too, such as the aspect ratio. */
const optionsOf = ({ options = {} }: CurveFreeMethod, given: OptionValues): OptionValues =>
  Object.fromEntries(Object.entries(given).filter(([name]) => Object.hasOwn(options, name)))
