import type { CurveFamily } from './curve-family.ts'
import type { CurveFreeMethod } from './curve-free.ts'
import { problemsOfPlugin } from './define.ts'
import type { Eigensolver } from './eigensolver.ts'
import type { Ensemble } from './ensemble.ts'
import { FreecurveError } from './error.ts'
import type { Flow } from './flow.ts'
import { likeliest } from './likeliest.ts'
import type { MatrixView } from './matrix-view.ts'
import type { ModelAdapter } from './model-adapter.ts'
import type { Plugin, PluginKind } from './plugin.ts'
import type { ScalingHypothesis } from './scaling.ts'
import type { SpectrumReader, SpectrumWriter } from './spectrum-reader.ts'

/** The contract behind each plugin kind. */
export interface PluginOfKind {
  'curve-family': CurveFamily
  'curve-free': CurveFreeMethod
  flow: Flow
  scaling: ScalingHypothesis
  'spectrum-reader': SpectrumReader
  'spectrum-writer': SpectrumWriter
  'matrix-view': MatrixView
  'model-adapter': ModelAdapter
  ensemble: Ensemble
  eigensolver: Eigensolver
}

/** Any plugin. */
export type AnyPlugin = PluginOfKind[PluginKind]

type IdOf<P extends readonly Plugin[], K extends PluginKind> = Extract<P[number], { readonly kind: K }>['id']

/** An immutable set of plugins. */
export interface Registry<P extends readonly Plugin[] = readonly AnyPlugin[]> {
  /** The plugin of this kind and id. Throws E_PLUGIN_UNKNOWN with the list of what there is. */
  get<K extends PluginKind>(kind: K, id: IdOf<P, K> | (string & {})): PluginOfKind[K]
  /** All plugins of a kind, in the order they were given. */
  list<K extends PluginKind>(kind: K): readonly PluginOfKind[K][]
  /** All plugins. */
  all(): readonly AnyPlugin[]
  /** A new registry with more plugins. */
  with<const M extends readonly AnyPlugin[]>(...more: M): Registry<readonly [...P, ...M]>
}

/**
 * A registry of the given plugins.
 *
 * @throws E_PLUGIN_INVALID for a record that is no plugin, E_PLUGIN_DUPLICATE for a second one of the same kind and id.
 */
export function createRegistry<const P extends readonly AnyPlugin[]>(plugins: P): Registry<P> {
  const byKey = new Map<string, AnyPlugin>()
  const held = [...plugins] as unknown as P
  for (const plugin of held) {
    const problems = problemsOfPlugin(plugin)
    const { kind, id } = plugin ?? {}
    if (problems.length > 0)
      throw new FreecurveError('E_PLUGIN_INVALID', `${kind} "${id}" is no plugin: ${problems.join('; ')}.`, {
        kind: String(kind),
        id: String(id),
        problems,
      })
    const key = `${kind}:${id}`
    if (byKey.has(key))
      throw new FreecurveError('E_PLUGIN_DUPLICATE', `Two plugins of kind ${kind} are called "${id}". Rename one.`, {
        kind,
        id,
      })
    byKey.set(key, plugin)
  }
  const list = <K extends PluginKind>(kind: K) =>
    Object.freeze(held.filter((plugin) => plugin.kind === kind)) as unknown as readonly PluginOfKind[K][]
  return Object.freeze({
    get<K extends PluginKind>(kind: K, id: string) {
      const found = byKey.get(`${kind}:${id}`)
      if (found !== undefined) return found as PluginOfKind[K]
      const known = list(kind).map((plugin) => plugin.id)
      const meant = likeliest(id, known)
      throw new FreecurveError(
        'E_PLUGIN_UNKNOWN',
        `There is no ${kind} called "${id}". There is: ${known.join(', ') || 'none'}.${meant === undefined ? '' : ` Did you mean ${meant}?`}`,
        { kind, id, known },
      )
    },
    list,
    all: () => Object.freeze([...held]),
    with: <const M extends readonly AnyPlugin[]>(...more: M) =>
      createRegistry<readonly [...P, ...M]>([...held, ...more]),
  })
}
