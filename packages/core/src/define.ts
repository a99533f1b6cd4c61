import type { Curve } from './curve.ts'
import type { CurveFamily } from './curve-family.ts'
import type { CurveFreeMethod } from './curve-free.ts'
import type { Eigensolver } from './eigensolver.ts'
import type { Ensemble } from './ensemble.ts'
import { FreecurveError } from './error.ts'
import type { Flow } from './flow.ts'
import type { MatrixView } from './matrix-view.ts'
import type { ModelAdapter } from './model-adapter.ts'
import type { Plugin, PluginKind } from './plugin.ts'
import type { ScalingHypothesis } from './scaling.ts'
import type { SpectrumReader, SpectrumWriter } from './spectrum-reader.ts'

type Facts<P extends Plugin> = Omit<P, 'kind'>

type Required = 'function' | 'array' | 'number' | 'string' | 'object'

/** What a record of each kind must have besides an id and a summary, and of which type. */
const REQUIRED: { readonly [K in PluginKind]: { readonly [field: string]: Required } } = {
  'curve-family': { fit: 'function', fromJSON: 'function', known: 'array' },
  'curve-free': { flow: 'string', reaches: 'function', carry: 'function' },
  flow: { carry: 'function', events: 'function', horizon: 'function' },
  scaling: { fewestSizes: 'number', learn: 'function' },
  'spectrum-reader': { extensions: 'array', recognizes: 'function', open: 'function' },
  'spectrum-writer': { extensions: 'array', write: 'function' },
  'matrix-view': { suits: 'function', source: 'function' },
  'model-adapter': { open: 'function', example: 'object' },
  ensemble: { curve: 'function', sample: 'function', facts: 'function' },
  eigensolver: { eigenvalues: 'function' },
}

const NAMES = {
  function: 'a function',
  array: 'an array',
  number: 'a number',
  string: 'a text',
  object: 'a record',
} as const

const ID = /^[a-z][a-z0-9]*(-[a-z0-9]+)*$/

/** Everything that is wrong with a would-be plugin; empty for a good one. */
export function problemsOfPlugin(plugin: unknown): readonly string[] {
  if (typeof plugin !== 'object' || plugin === null) return ['a plugin is a record']
  const record = plugin as { readonly [field: string]: unknown }
  const known = typeof record.kind === 'string' && Object.hasOwn(REQUIRED, record.kind)
  if (!known) return [`kind must be one of ${Object.keys(REQUIRED).join(', ')}`]
  const required = REQUIRED[record.kind as PluginKind]
  const problems: string[] = []
  if (typeof record.id !== 'string' || !ID.test(record.id))
    problems.push('id must be lower-case words joined by dashes')
  if (typeof record.summary !== 'string' || record.summary === '') problems.push('summary must be a line of text')
  for (const [field, type] of Object.entries(required)) {
    const found = Array.isArray(record[field]) ? 'array' : typeof record[field]
    if (found !== type) problems.push(`${field} must be ${NAMES[type]}`)
  }
  if (record.kind === 'curve-family' && Array.isArray(record.known) && record.known.length === 0)
    problems.push('known must hold at least one curve with known facts, for the law suite')
  return problems
}

function definePlugin<P extends Plugin, I extends string>(kind: P['kind'], facts: Named<P, I>): WithId<P, I> {
  const plugin = { ...facts, kind }
  const problems = problemsOfPlugin(plugin)
  if (problems.length > 0)
    throw new FreecurveError('E_PLUGIN_INVALID', `${kind} "${facts.id}": ${problems.join('; ')}.`, {
      kind,
      id: String(facts.id),
      problems,
    })
  return Object.freeze(plugin) as unknown as WithId<P, I>
}

/** Facts with their id kept as a literal type, so that a registry knows its ids. */
type Named<P extends Plugin, I extends string> = Facts<P> & { readonly id: I }
type WithId<P extends Plugin, I extends string> = P & { readonly id: I }

/** A curve family out of its facts. Throws E_PLUGIN_INVALID listing everything that is missing. */
export const defineCurveFamily = <C extends Curve, const I extends string>(
  facts: Named<CurveFamily<C>, I>,
): WithId<CurveFamily<C>, I> => definePlugin('curve-family', facts)

/** A method without a curve out of its facts. Throws E_PLUGIN_INVALID listing everything that is missing. */
export const defineCurveFreeMethod = <const I extends string>(
  facts: Named<CurveFreeMethod, I>,
): WithId<CurveFreeMethod, I> => definePlugin('curve-free', facts)

/** A flow out of its facts. Throws E_PLUGIN_INVALID. */
export const defineFlow = <const I extends string>(facts: Named<Flow, I>): WithId<Flow, I> =>
  definePlugin('flow', facts)

/** A scaling hypothesis out of its facts. Throws E_PLUGIN_INVALID. */
export const defineScalingHypothesis = <const I extends string>(
  facts: Named<ScalingHypothesis, I>,
): WithId<ScalingHypothesis, I> => definePlugin('scaling', facts)

/** A reader out of its facts. Throws E_PLUGIN_INVALID. */
export const defineSpectrumReader = <const I extends string>(
  facts: Named<SpectrumReader, I>,
): WithId<SpectrumReader, I> => definePlugin('spectrum-reader', facts)

/** A writer out of its facts. Throws E_PLUGIN_INVALID. */
export const defineSpectrumWriter = <const I extends string>(
  facts: Named<SpectrumWriter, I>,
): WithId<SpectrumWriter, I> => definePlugin('spectrum-writer', facts)

/** A view of arrays as matrices out of its facts. Throws E_PLUGIN_INVALID. */
export const defineMatrixView = <const I extends string>(facts: Named<MatrixView, I>): WithId<MatrixView, I> =>
  definePlugin('matrix-view', facts)

/** A model adapter out of its facts. Throws E_PLUGIN_INVALID. */
export const defineModelAdapter = <const I extends string>(facts: Named<ModelAdapter, I>): WithId<ModelAdapter, I> =>
  definePlugin('model-adapter', facts)

/** An ensemble out of its facts. Throws E_PLUGIN_INVALID. */
export const defineEnsemble = <const I extends string>(facts: Named<Ensemble, I>): WithId<Ensemble, I> =>
  definePlugin('ensemble', facts)

/** An eigensolver out of its facts. Throws E_PLUGIN_INVALID. */
export const defineEigensolver = <const I extends string>(facts: Named<Eigensolver, I>): WithId<Eigensolver, I> =>
  definePlugin('eigensolver', facts)
