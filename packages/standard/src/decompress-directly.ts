import {
  type CarriedEigenvalues,
  type CurveFreeMethod,
  callPlugin,
  type Flow,
  FreecurveError,
  type OptionValues,
  type Registry,
} from '@freecurve/core'
import type { Decompression, DecompressionReport, DecompressRequest } from './decompress.ts'
import { lawReport } from './law-report.ts'
import { warningsFor } from './warnings-for.ts'

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
  const reachesAll = (method: CurveFreeMethod) => sizes.every((n) => method.reaches(n / spectrum.size) === null)
  return methods.find((method) => method.flow === flow.id && reachesAll(method)) ?? null
}

/** The main job without a curve: a method that goes straight from raw eigenvalues to every size. Throws what the method throws. */
export function decompressDirectly(
  about: Pick<DecompressionReport, 'schema' | 'source' | 'n0' | 'samples' | 'flow' | 'flowOptions'>,
  method: CurveFreeMethod,
  { spectrum, sizes, familyOptions = {} }: DecompressRequest,
): Decompression {
  const options: OptionValues = { ...optionsOf(method, about.flowOptions), ...familyOptions }
  const results = sizes.map((n) => callPlugin(method, () => method.carry(spectrum, n / spectrum.size, options)))
  const worst = ['refused', 'poor', 'consistent'].flatMap((status) =>
    results.filter((one) => one.status === status),
  )[0]!
  const { status, reasons, residual, details } = worst
  const carried = results.flatMap((one): readonly CarriedEigenvalues[] => (one.carried === null ? [] : [one.carried]))
  const whole = carried.length === sizes.length ? carried : []
  const laws = whole.map((one, i) => ({ n: sizes[i]!, ...lawReport(one), outliers: [] }))
  const certified = laws.filter((law) => law.status === 'certified').map(({ n }) => n)
  const report: DecompressionReport = {
    ...about,
    fit: { family: method.id, status, reasons, residual, details, candidates: [] },
    curve: null,
    initial: null,
    sizes: laws,
    events: null,
    horizon: null,
    warnings: warningsFor(spectrum.size, certified),
  }
  const trusted = status === 'consistent' && certified.length === sizes.length
  return { report, initial: null, carried: whole, trusted }
}

/** The flow's options that the method reads too, such as the aspect ratio. */
const optionsOf = ({ options = {} }: CurveFreeMethod, given: OptionValues): OptionValues =>
  Object.fromEntries(Object.entries(given).filter(([name]) => Object.hasOwn(options, name)))
