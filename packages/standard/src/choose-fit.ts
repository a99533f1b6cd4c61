import {
  type Curve,
  type CurveFamily,
  callPlugin,
  type FitResult,
  FreecurveError,
  messageOf,
  type OptionValues,
  type Registry,
  type Spectrum,
} from '@freecurve/core'
import { unrounded } from './unrounded.ts'
import { withoutOutliers } from './without-outliers.ts'

/** One line of the competition: a family's attempt at a spectrum, or a model within it. */
export interface Candidate {
  readonly family: string
  /** The model within the family, where several competed. */
  readonly model: string | null
  /** `empirical` for a scaling hypothesis, which fits nothing. */
  readonly status: FitResult['status'] | 'empirical'
  /** Residual in units of its noise, where there is a curve. */
  readonly residual: number | null
  /** Numbers that the data fix, where the family tells. */
  readonly freedom: number | null
  readonly reasons: readonly string[]
  /** Why it was not taken; null for the one that was. */
  readonly lost: string | null
}

/** What is fitted, by what. */
export interface FitRequest {
  readonly spectrum: Spectrum
  /** Id of a family, or `auto`. @default 'auto' */
  readonly family?: string | undefined
  /** Of that family. */
  readonly options?: OptionValues | undefined
  /** Of the flow that will carry the curve: a family that has an option of the same name, such as the aspect ratio, is told. */
  readonly flowOptions?: OptionValues | undefined
}

/** The fit that is used, and what else was tried. */
export interface ChosenFit {
  /** What was fitted: the spectrum {@link withoutOutliers}, {@link unrounded}. */
  readonly fitted: Spectrum
  readonly family: CurveFamily
  /** The family's options that it was made with. */
  readonly options: OptionValues
  readonly fit: FitResult
  readonly candidates: readonly Candidate[]
  /** Whether it explains the data and nothing speaks against its curve. */
  readonly good: boolean
}

/** What speaks against a curve besides its residual, e.g. that its law at a target is none. Empty: nothing. */
export type Objections = (curve: Curve) => readonly string[]

/**
 * Fits one family, or with `auto` every registered family in turn until one explains the data within their noise and nothing speaks
 * against its curve; failing that, the one that comes closest. Families' options need a named family. What is fitted is the spectrum
 * {@link withoutOutliers} and {@link unrounded}.
 *
 * @throws E_PLUGIN_UNKNOWN, E_OPTION_UNKNOWN, E_OPTION_VALUE; E_USAGE for options given with `auto`, or other than the flow's.
 */
export function chooseFit(
  registry: Registry,
  { spectrum, family: familyId = 'auto', options = {}, flowOptions = {} }: FitRequest,
  objectionsTo: Objections = () => [],
): ChosenFit {
  const automatic = familyId === 'auto'
  if (automatic && Object.keys(options).length > 0)
    throw new FreecurveError(
      'E_USAGE',
      `Options of a family (${Object.keys(options).join(', ')}) need the family they are for: name it with --family. There is: ${registry
        .list('curve-family')
        .map(({ id }) => id)
        .join(', ')}.`,
      { option: 'family', got: familyId },
    )
  const families = automatic ? registry.list('curve-family') : [registry.get('curve-family', familyId)]
  const fitted = unrounded(withoutOutliers(spectrum))
  const tried: Attempt[] = []
  for (const family of families) {
    const own = withFlowOptions(family, options, flowOptions)
    const fit = automatic ? attempted(family, fitted, own) : callPlugin(family, () => family.fit(fitted, own))
    const attempt = judged(family, own, fit, objectionsTo)
    tried.push(attempt)
    if (isGood(attempt)) break
  }
  const best = tried.reduce((winner, other) => (rank(other) < rank(winner) ? other : winner))
  return {
    fitted,
    family: best.family,
    options: best.options,
    fit: { ...best.fit, details: finiteOnly(best.fit.details) },
    candidates: tried.flatMap((attempt) => candidatesOf(attempt, best)),
    good: isGood(best),
  }
}

/** The options of a family, with those of the flow that it has too. */
function withFlowOptions(family: CurveFamily, options: OptionValues, flowOptions: OptionValues): OptionValues {
  const shared = Object.entries(flowOptions).filter(
    ([name, value]) => value !== null && Object.hasOwn(family.options ?? {}, name),
  )
  const other = shared.find(([name, value]) => Object.hasOwn(options, name) && Number(options[name]) !== Number(value))
  if (other !== undefined)
    throw new FreecurveError(
      'E_USAGE',
      `The flow has ${other[0]} ${other[1]} and the family ${family.id} ${options[other[0]]}: it is one number, so give it once.`,
      { option: other[0], got: options[other[0]] },
    )
  return { ...Object.fromEntries(shared), ...options }
}

/** One family's failure must not keep the others from trying. */
function attempted(family: CurveFamily, spectrum: Spectrum, options: OptionValues): FitResult {
  try {
    return callPlugin(family, () => family.fit(spectrum, options))
  } catch (thrown) {
    return { status: 'refused', reasons: [messageOf(thrown)], curve: null, residual: null, details: {} }
  }
}

/** An attempt with what speaks against it; a curve that the flow does not take for a law's is none. */
function judged(family: CurveFamily, options: OptionValues, fit: FitResult, objectionsTo: Objections): Attempt {
  if (fit.curve === null) return { family, options, fit, objections: [] }
  try {
    return { family, options, fit, objections: objectionsTo(fit.curve) }
  } catch (thrown) {
    if (!(thrown instanceof FreecurveError && thrown.code === 'E_CURVE')) throw thrown
    const reasons = [...fit.reasons, thrown.message]
    return { family, options, fit: { ...fit, status: 'refused', reasons, curve: null }, objections: [] }
  }
}

const isGood = ({ fit, objections }: Attempt): boolean => fit.status === 'consistent' && objections.length === 0

/** The family's models, one a line; the family itself where it has but one. */
function candidatesOf({ family, fit, objections }: Attempt, best: Attempt): readonly Candidate[] {
  const reasons = [...fit.reasons, ...objections]
  const taken = family === best.family && fit.curve !== null
  const own = {
    family: family.id,
    model: null,
    status: fit.status,
    residual: fit.residual?.value ?? null,
    freedom: null,
    reasons,
    lost: taken ? null : (reasons[0] ?? `${best.family.id} comes closer`),
  }
  if (fit.rivals === undefined) return [own]
  return fit.rivals.map(({ model, residual, freedom, lost }) => ({
    ...own,
    model,
    residual,
    freedom,
    reasons: lost === null ? reasons : [],
    lost: lost ?? own.lost,
  }))
}

/** JSON holds finite numbers: what a family could not compute is no detail. */
const finiteOnly = (details: FitResult['details']): FitResult['details'] =>
  Object.fromEntries(Object.entries(details).filter(([, value]) => typeof value === 'string' || Number.isFinite(value)))

interface Attempt {
  readonly family: CurveFamily
  readonly options: OptionValues
  readonly fit: FitResult
  readonly objections: readonly string[]
}

/** Consistent fits before poor ones before refused ones, each without objections first; then by residual. */
function rank({ fit, objections }: Attempt): number {
  const class_ = ['consistent', 'poor', 'refused'].indexOf(fit.status)
  const residual = fit.residual === null ? 1 : fit.residual.value / (1 + fit.residual.value)
  return 2 * class_ + (fit.curve === null ? 2 : 0) + (objections.length > 0 ? 1 : 0) + residual / 2
}
