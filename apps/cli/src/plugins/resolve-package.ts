import { existsSync, readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join, resolve } from 'node:path'
import { messageOf } from '@freecurve/core'

/** The file that importing a package gives, or why there is none. */
export type ResolvedPackage = { readonly path: string } | { readonly problem: string }

/** Conditions of Node's `import`; a package lists what it has in an order of its own. */
const CONDITIONS = new Set(['node', 'import', 'module-sync', 'default'])

/**
 * Finds an installed package as an `import` in a folder would, packages for `import` only included: Node 20 has `require.resolve` for a
 * folder of one's choice, but no such thing for `import` without a flag.
 */
export function resolvePackage(specifier: string, folder: string): ResolvedPackage {
  const [, name = specifier, rest = ''] = /^((?:@[^/]+\/)?[^/]+)(\/.*)?$/.exec(specifier) ?? []
  const home = homeOf(name, resolve(folder))
  try {
    const { exports } = home === null ? {} : JSON.parse(readFileSync(join(home, 'package.json'), 'utf8'))
    if (home === null || exports === undefined || exports === null)
      return { path: createRequire(join(resolve(folder), 'package.json')).resolve(specifier) }
    const target = targetOf(exports, `.${rest}`)
    const path = target === null ? null : join(home, target)
    if (path !== null && existsSync(path)) return { path }
    const why = path === null ? `its "exports" have nothing to import for ".${rest}"` : `${path} is missing`
    return { problem: `it is installed in ${home}, but ${why}` }
  } catch (cause) {
    if (home !== null) return { problem: `it is installed in ${home}, but exports nothing: ${messageOf(cause)}` }
    const advice = `a file is named with a path, e.g. ./${specifier}.js`
    return { problem: `no such package is installed for ${folder}; ${advice}` }
  }
}

/** The folder of a package in the nearest node_modules. */
export function homeOf(name: string, folder: string): string | null {
  const home = join(folder, 'node_modules', name)
  if (existsSync(join(home, 'package.json'))) return home
  return dirname(folder) === folder ? null : homeOf(name, dirname(folder))
}

/** The file that `exports` of a package.json have for a subpath such as `.` or `./part`. */
function targetOf(exports: unknown, subpath: string): string | null {
  const record = typeof exports === 'object' && !Array.isArray(exports) ? (exports as Record<string, unknown>) : null
  if (record === null || !Object.keys(record).some((key) => key.startsWith('.')))
    return subpath === '.' ? chosen(exports) : null
  if (Object.hasOwn(record, subpath)) return chosen(record[subpath])
  // Patterns: the longest beginning wins.
  const patterns = Object.keys(record).filter((key) => key.includes('*'))
  for (const pattern of patterns.sort((a, b) => b.indexOf('*') - a.indexOf('*'))) {
    const [head, tail] = pattern.split('*') as [string, string]
    if (subpath.startsWith(head) && subpath.endsWith(tail) && subpath.length > head.length + tail.length)
      return chosen(record[pattern])?.replaceAll('*', subpath.slice(head.length, subpath.length - tail.length)) ?? null
  }
  return null
}

/** The first target whose conditions hold. */
function chosen(target: unknown): string | null {
  if (typeof target === 'string') return target.startsWith('./') ? target : null
  if (typeof target !== 'object' || target === null) return null
  const choices = Array.isArray(target)
    ? target
    : Object.entries(target).flatMap(([condition, value]) => (CONDITIONS.has(condition) ? [value] : []))
  for (const choice of choices) {
    const found = chosen(choice)
    if (found !== null) return found
  }
  return null
}
