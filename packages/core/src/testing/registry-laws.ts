import type { AnyPlugin, Registry } from '../registry.ts'
import { curveFamilyLaws } from './curve-family-laws.ts'
import { curveFreeLaws } from './curve-free-laws.ts'
import { eigensolverLaws } from './eigensolver-laws.ts'
import { ensembleLaws } from './ensemble-laws.ts'
import { spectrumReaderLaws, spectrumWriterLaws } from './file-laws.ts'
import { flowLaws } from './flow-laws.ts'
import type { LawReading, TestedLaw } from './law.ts'
import { matrixViewLaws } from './matrix-view-laws.ts'
import { modelAdapterLaws } from './model-adapter-laws.ts'
import { scalingLaws } from './scaling-laws.ts'

/** The laws one registered plugin is under. */
export interface PluginLaws {
  readonly plugin: AnyPlugin
  readonly laws: readonly TestedLaw[]
}

/**
 * Every law over everything registered, so that no plugin can be forgotten. Families and ensembles are read through the registry's
 * first flow, flows on every family's known curves.
 */
export function registryLaws(registry: Registry, read: LawReading): readonly PluginLaws[] {
  const [flow] = registry.list('flow')
  const families = registry.list('curve-family')
  const readers = registry.list('spectrum-reader')
  const lawsOf = (plugin: AnyPlugin): readonly TestedLaw[] => {
    switch (plugin.kind) {
      case 'flow':
        return flowLaws(plugin, families, read)
      case 'curve-family':
        return curveFamilyLaws(plugin, flow!, read)
      case 'curve-free':
        return curveFreeLaws(plugin, registry.get('flow', plugin.flow), families, read)
      case 'ensemble':
        return ensembleLaws(plugin, flow!, read)
      case 'eigensolver':
        return eigensolverLaws(plugin)
      case 'scaling':
        return scalingLaws(plugin)
      case 'spectrum-reader':
        return spectrumReaderLaws(plugin)
      case 'spectrum-writer':
        return spectrumWriterLaws(plugin, readers)
      case 'matrix-view':
        return matrixViewLaws(plugin)
      case 'model-adapter':
        return modelAdapterLaws(plugin)
    }
  }
  return registry.all().map((plugin) => ({ plugin, laws: lawsOf(plugin) }))
}
