/**
 * Checks the borders between packages and prints every breach: no circle among the packages; no import of another package
 * by relative path; nothing of Node in the computing packages, which depend on each other only; no package depends on an
 * app or a tool; every package that can be built is in the root tsconfig.json, with the references its dependencies ask for.
 */
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { builtinModules } from 'node:module'
import { dirname, join, relative, resolve } from 'node:path'
import { root } from './workspace.mjs'

/** Packages that compute and nothing else: they run in a browser and in a worker as they are. */
const computing = new Set(
  [
    'core',
    'numerics',
    'eigen',
    'matrices',
    'networks',
    'curves',
    'law',
    'atoms',
    'diagnostics',
    'curve-fit',
    'evolution',
    'ensembles',
    'ladder',
  ].map((name) => `@freecurve/${name}`),
)
const rooms = ['packages', 'apps', 'tools', 'examples']
const importPattern = /(?:\bfrom\s*|\bimport\s*\(?\s*|\bnew\s+URL\(\s*)(['"])([^'"\n]+)\1/g

const problems = []
const readJson = (file) => JSON.parse(readFileSync(file, 'utf8'))

const members = rooms.flatMap((room) =>
  readdirSync(join(root, room), { withFileTypes: true })
    .map((entry) => ({ room, dir: join(root, room, entry.name) }))
    .filter(({ dir }) => existsSync(join(dir, 'package.json')))
    .map((member) => ({ ...member, manifest: readJson(join(member.dir, 'package.json')) })),
)
const byName = new Map(members.map((member) => [member.manifest.name, member]))

/** Names of the workspace packages that a member depends on. */
const dependenciesOf = ({ manifest }) =>
  ['dependencies', 'devDependencies', 'peerDependencies', 'optionalDependencies']
    .flatMap((field) => Object.keys(manifest[field] ?? {}))
    .filter((name) => byName.has(name))

/** Depth-first search that reports the first circle through each member. */
function findCircles() {
  const finished = new Set()
  const visit = (name, path) => {
    if (path.includes(name)) {
      problems.push(`circle: ${[...path.slice(path.indexOf(name)), name].join(' → ')}`)
      return
    }
    if (finished.has(name)) return
    for (const next of dependenciesOf(byName.get(name))) visit(next, [...path, name])
    finished.add(name)
  }
  for (const name of byName.keys()) visit(name, [])
}

function checkDirection(member) {
  const { name } = member.manifest
  for (const other of dependenciesOf(member)) {
    if (member.room === 'packages' && byName.get(other).room !== 'packages')
      problems.push(`${name} depends on ${other}: a package depends on packages only`)
    if (computing.has(name) && !computing.has(other))
      problems.push(`${name} depends on ${other}: a computing package depends on computing packages only`)
  }
}

const sourceFiles = (dir) =>
  existsSync(dir)
    ? readdirSync(dir, { recursive: true, withFileTypes: true })
        .filter((entry) => entry.isFile() && /\.(ts|tsx|js|mjs)$/.test(entry.name))
        .map((entry) => join(entry.parentPath, entry.name))
    : []

function checkImports({ dir, manifest }) {
  for (const file of [...sourceFiles(join(dir, 'src')), ...sourceFiles(join(dir, 'test'))]) {
    const place = relative(root, file)
    const isSource = !relative(join(dir, 'src'), file).startsWith('..')
    for (const [, , specifier] of readFileSync(file, 'utf8').matchAll(importPattern)) {
      const outside = relative(dir, resolve(dirname(file), specifier)).startsWith('..')
      const elsewhere = rooms.includes(relative(root, resolve(dirname(file), specifier)).split(/[\\/]/)[0])
      if (specifier.startsWith('.') && outside && (isSource || elsewhere))
        problems.push(`${place}: "${specifier}" leaves the package; import it by its package name`)
      const ofNode = specifier.startsWith('node:') || builtinModules.includes(specifier)
      if (isSource && ofNode && computing.has(manifest.name))
        problems.push(`${place}: "${specifier}" in a computing package, which must run in a browser`)
    }
  }
}

const referencesOf = (configFile) =>
  (readJson(configFile).references ?? []).map(({ path }) => resolve(dirname(configFile), path))

function checkReferences(member, built) {
  const config = join(member.dir, 'tsconfig.build.json')
  if (!existsSync(config)) return
  if (!built.includes(config)) problems.push(`tsconfig.json: no reference to ${relative(root, config)}`)
  const references = referencesOf(config)
  for (const name of Object.keys(member.manifest.dependencies ?? {}).filter((dependency) => byName.has(dependency)))
    if (!references.includes(join(byName.get(name).dir, 'tsconfig.build.json')))
      problems.push(`${relative(root, config)}: no reference to ${name}, on which the package depends`)
}

findCircles()
const built = referencesOf(join(root, 'tsconfig.json'))
for (const member of members) {
  checkDirection(member)
  checkImports(member)
  checkReferences(member, built)
}
for (const problem of problems) console.error(problem)
console.log(
  problems.length === 0 ? `Borders hold: ${members.length} packages, no circle.` : `${problems.length} breaches.`,
)
process.exitCode = problems.length === 0 ? 0 : 1
