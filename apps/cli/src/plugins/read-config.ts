import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { type AnyPlugin, FreecurveError, messageOf } from '@freecurve/core'
import { readJson } from '../files/read-json.ts'
import { sentence } from '../sentence.ts'

/** What a configuration may say: plugins by file or package name, or in a .js configuration as values. */
export interface Config {
  /** The file it stands in; null where there is none. */
  readonly path: string | null
  readonly plugins: readonly (string | AnyPlugin)[]
}

const NAMES = ['freecurve.config.json', 'freecurve.config.js']

/**
 * The configuration of a folder: `freecurve.config.json` or `.js` (default export); none is an empty one.
 *
 * @throws E_USAGE for two of them, E_FILE_FORMAT for one that does not fit its schema, E_PLUGIN_LOAD.
 */
export async function readConfig(folder: string): Promise<Config> {
  const found = NAMES.map((name) => join(folder, name)).filter((path) => existsSync(path))
  const [path] = found
  if (path === undefined) return { path: null, plugins: [] }
  if (found.length > 1) throw refuse(`there are two configurations, ${found.join(' and ')}; keep one`)
  if (path.endsWith('.json')) {
    const [{ checked, configSchema }, content] = await Promise.all([
      import('@freecurve/standard/schemas'),
      readJson(path),
    ])
    return { path, plugins: checked(configSchema, content, path).plugins ?? [] }
  }
  const { plugins = [], ...unknown } = Object(await importConfig(path)) as { readonly plugins?: unknown }
  const fields = Object.keys(unknown)
  if (fields.length > 0 || !Array.isArray(plugins))
    throw refuse(
      `${path} must export { plugins: […] } by default, and nothing else; found ${fields.join(', ') || typeof plugins}`,
    )
  return { path, plugins }
}

const refuse = (problem: string) =>
  new FreecurveError('E_USAGE', `Configuration: ${sentence(problem)}`, { option: 'config' })

async function importConfig(path: string): Promise<unknown> {
  try {
    return (await import(pathToFileURL(path).href)).default
  } catch (cause) {
    throw new FreecurveError(
      'E_PLUGIN_LOAD',
      `Cannot load ${path}: ${sentence(messageOf(cause))}`,
      { specifier: path, reason: messageOf(cause) },
      { cause },
    )
  }
}
