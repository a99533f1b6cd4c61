/** Packs every publishable package as it would be published, and runs publint and attw over each tarball. */
import { execFile } from 'node:child_process'
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { availableParallelism } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { root } from './workspace.mjs'

const exec = promisify(execFile)
const bin = (name) => join(root, 'node_modules/.bin', name)
const tarballs = join(root, 'out/packs')

const publishable = ['packages', 'apps']
  .flatMap((room) => readdirSync(join(root, room)).map((folder) => join(root, room, folder)))
  .filter((dir) => existsSync(join(dir, 'package.json')))
  .map((dir) => ({ dir, manifest: JSON.parse(readFileSync(join(dir, 'package.json'), 'utf8')) }))
  .filter(({ manifest }) => !manifest.private)

/** Packs one package and returns what is wrong with it, one text for each tool that complains. */
async function problemsOf({ dir, manifest }) {
  const file = join(tarballs, `${manifest.name.replace('@', '').replace('/', '-')}-${manifest.version}.tgz`)
  const tools = [
    [bin('publint'), ['run', file, '--strict']],
    [bin('attw'), [file, '--profile', 'esm-only', '--format', 'ascii', '--no-emoji']],
  ]
  await exec(bin('pnpm'), ['pack', '--pack-destination', tarballs], { cwd: dir })
  const problems = []
  for (const [tool, args] of tools)
    await exec(tool, args, { cwd: root, env: { ...process.env, NO_COLOR: '1' } }).catch((error) =>
      problems.push(error.stdout + error.stderr),
    )
  return problems
}

rmSync(tarballs, { recursive: true, force: true })
mkdirSync(tarballs, { recursive: true })
const waiting = [...publishable]
async function work() {
  for (let next = waiting.shift(); next; next = waiting.shift()) {
    const problems = await problemsOf(next)
    console.log(`${next.manifest.name}: ${problems.length === 0 ? 'fit to publish' : `\n${problems.join('\n')}`}`)
    if (problems.length > 0) process.exitCode = 1
  }
}
await Promise.all(Array.from({ length: availableParallelism() }, work))
