import { existsSync } from 'node:fs'
import { createRequire } from 'node:module'
import { isAbsolute, join, resolve } from 'node:path'
import { pathToFileURL } from 'node:url'
import { type AnyPlugin, FreecurveError, messageOf } from '@freecurve/core'

const refuse = (specifier: string, reason: string, cause?: unknown) =>
  new FreecurveError(
    'E_PLUGIN_LOAD',
    `Cannot load the plugin "${specifier}": ${reason}.`,
    { specifier, reason },
    { cause },
  )

/**
 * The plugins of a file or an installed package: its default export (a plugin or a list), or else every export that is a plugin.
 * Code runs only because it was named: by --plugin or in the configuration.
 *
 * @param folder where a relative path and the search for a package start.
 * @throws E_PLUGIN_LOAD.
 */
export async function loadPlugins(specifier: string, folder: string): Promise<readonly AnyPlugin[]> {
  const loaded = await importModule(specifier, folder)
  const candidates = loaded.default === undefined ? Object.values(loaded) : [loaded.default].flat()
  const plugins = candidates.filter((value) => typeof value === 'object' && value !== null && 'kind' in value)
  if (plugins.length === 0)
    throw refuse(specifier, 'it exports no plugin; export one made with defineCurveFamily or a sibling')
  return plugins as AnyPlugin[]
}

async function importModule(specifier: string, folder: string): Promise<{ readonly [name: string]: unknown }> {
  const looksLikeFile = specifier.startsWith('.') || isAbsolute(specifier) || /\.[cm]?js$/.test(specifier)
  let url: string
  if (looksLikeFile) {
    const path = resolve(folder, specifier)
    if (!existsSync(path)) throw refuse(specifier, `there is no file ${path}`)
    url = pathToFileURL(path).href
  } else {
    try {
      url = pathToFileURL(createRequire(join(folder, 'package.json')).resolve(specifier)).href
    } catch (cause) {
      throw refuse(
        specifier,
        `no such package is installed for ${folder}; a file is named with a path, e.g. ./${specifier}.js`,
        cause,
      )
    }
  }
  try {
    return await import(url)
  } catch (cause) {
    throw refuse(specifier, messageOf(cause), cause)
  }
}
