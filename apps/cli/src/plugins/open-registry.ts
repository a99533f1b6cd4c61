import type { AnyPlugin, Registry } from '@freecurve/core'
import { standardRegistry } from '@freecurve/standard'
import { loadPlugins } from './load-plugins.ts'
import { readConfig } from './read-config.ts'

/** What freecurve ships, then what the folder's configuration names, then what --plugin names. */
export async function openRegistry(specifiers: readonly string[], folder = process.cwd()): Promise<Registry> {
  const { plugins } = await readConfig(folder)
  const named = await Promise.all(
    [...plugins, ...specifiers].map((one) => (typeof one === 'string' ? loadPlugins(one, folder) : [one])),
  )
  const more: AnyPlugin[] = named.flat()
  return more.length === 0 ? standardRegistry : standardRegistry.with(...more)
}
