import { existsSync } from 'node:fs'
import { isAbsolute, resolve } from 'node:path'
import { pathToFileURL } from 'node:url'
import { type AnyPlugin, FreecurveError, messageOf } from '@freecurve/core'
import { sentence } from '../sentence.ts'
import { resolvePackage } from './resolve-package.ts'

const refuse = (specifier: string, reason: string, cause?: unknown) =>
  new FreecurveError(
    'E_PLUGIN_LOAD',
    `Cannot load the plugin "${specifier}": ${sentence(reason)}`,
    { specifier, reason },
    { cause },
  )

/** The plugins of one module. */
export interface LoadedPlugins {
  readonly plugins: readonly AnyPlugin[]
  /** The file they came from. */
  readonly path: string
}

/**
 * The plugins of a file or an installed package: its default export (a plugin or a list), or else every export that is a plugin.
 * Code runs only because it was named: by --plugin or in the configuration.
 *
 * @param folder where a relative path and the search for a package start.
 * @throws E_PLUGIN_LOAD.
 */
export async function loadPlugins(specifier: string, folder: string): Promise<LoadedPlugins> {
  const path = locate(specifier, folder)
  const loaded = await importModule(specifier, path)
  const candidates = loaded.default === undefined ? Object.values(loaded) : [loaded.default].flat()
  const plugins = candidates.filter((value) => typeof value === 'object' && value !== null && 'kind' in value)
  if (plugins.length === 0)
    throw refuse(specifier, 'it exports no plugin; export one made with defineCurveFamily or a sibling')
  return { plugins: plugins as AnyPlugin[], path }
}

function locate(specifier: string, folder: string): string {
  const looksLikeFile = specifier.startsWith('.') || isAbsolute(specifier) || /\.[cm]?js$/.test(specifier)
  if (looksLikeFile) {
    const path = resolve(folder, specifier)
    if (!existsSync(path)) throw refuse(specifier, `there is no file ${path}`)
    return path
  }
  const found = resolvePackage(specifier, folder)
  if ('problem' in found) throw refuse(specifier, found.problem)
  return found.path
}

async function importModule(specifier: string, path: string): Promise<{ readonly [name: string]: unknown }> {
  try {
    return await import(pathToFileURL(path).href)
  } catch (cause) {
    throw refuse(specifier, messageOf(cause), cause)
  }
}
