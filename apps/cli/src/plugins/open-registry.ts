import type { AnyPlugin, Registry } from '@freecurve/core'
import { loadPlugins } from './load-plugins.ts'
import { readConfig } from './read-config.ts'
import { shippedRegistry } from './shipped-registry.ts'

/** A registry, and the files it was made from. */
export interface OpenedRegistry {
  readonly registry: Registry
  /** The configuration and the files of plugins: inputs, like any other file that is read. */
  readonly files: readonly string[]
}

/** What freecurve ships, then what the folder's configuration names, then what --plugin names; what is named twice is loaded once. */
export async function openRegistry(
  specifiers: readonly string[],
  folder: string = process.cwd(),
): Promise<OpenedRegistry> {
  const config = await readConfig(folder)
  // One after the other, so that a module which several of them import is there when the next one asks for it.
  const loaded: { readonly plugins: readonly AnyPlugin[]; readonly path: string | null }[] = []
  for (const one of [...config.plugins, ...specifiers])
    loaded.push(typeof one === 'string' ? await loadPlugins(one, folder) : { plugins: [one], path: null })
  const shipped = new Set<AnyPlugin>(shippedRegistry.all())
  const more = [...new Set(loaded.flatMap(({ plugins }) => plugins))].filter((plugin) => !shipped.has(plugin))
  const files = [config.path, ...loaded.map(({ path }) => path)].filter((path) => path !== null)
  return { registry: more.length === 0 ? shippedRegistry : shippedRegistry.with(...more), files }
}
