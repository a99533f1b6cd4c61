/** What every script here needs: the root, running a program, an installed and a built workspace. Plain Node, no packages. */
import { spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

export const root = fileURLToPath(new URL('../../', import.meta.url))

const stampFile = join(root, 'node_modules/.freecurve-installed')

/** Runs a program in the root, shows its output, and returns its exit status. */
export function run(command, args, env = {}) {
  const { status, error } = spawnSync(command, args, { cwd: root, stdio: 'inherit', env: { ...process.env, ...env } })
  if (error) throw error
  return status ?? 1
}

/** Runs a Node script in the root, shows its output, and returns its exit status. */
export const runNode = (script, args, env) => run(process.execPath, [join(root, script), ...args], env)

/** Runs a program in the root; its output is shown only when it fails, and then this process ends with its status. */
function runQuietly(label, command, args, env = {}) {
  const started = performance.now()
  const windows = process.platform === 'win32'
  const { status, error, stdout, stderr } = spawnSync(command, args, {
    cwd: root,
    encoding: 'utf8',
    maxBuffer: 64 * 2 ** 20,
    env: { ...process.env, ...env },
    shell: windows && command === 'npx',
  })
  if (error || status !== 0) {
    console.error(`${label} failed.\n${error?.message ?? `${stdout}${stderr}`}`)
    process.exit(status || 1)
  }
  const seconds = (performance.now() - started) / 1000
  if (seconds > 1) console.error(`${label}: done in ${seconds.toFixed(1)} s`)
}

/** The exact pnpm of the catalog in pnpm-workspace.yaml. */
function pinnedPnpm() {
  const version = /^ {2}pnpm: (\d+\.\d+\.\d+)$/m.exec(readFileSync(join(root, 'pnpm-workspace.yaml'), 'utf8'))?.[1]
  if (!version) throw new Error('pnpm-workspace.yaml has no exact "pnpm: x.y.z" in its catalog.')
  return `pnpm@${version}`
}

/** A hash of the lockfile and the workspace settings: what is installed depends on nothing else. */
function installHash() {
  const hash = createHash('sha256')
  for (const file of ['pnpm-lock.yaml', 'pnpm-workspace.yaml']) hash.update(readFileSync(join(root, file)))
  return hash.digest('hex')
}

/** Installs the locked packages, unless this lockfile is installed already. */
export function ensureInstalled() {
  const hash = installHash()
  if (existsSync(stampFile) && readFileSync(stampFile, 'utf8') === hash) return
  if (!existsSync(stampFile)) console.error('Installing packages (the first time takes up to a minute) …')
  runQuietly('Install', 'npx', ['--yes', pinnedPnpm(), 'install', '--frozen-lockfile'], { CI: 'true' })
  writeFileSync(stampFile, hash)
}

/** Compiles what has changed since the last build. */
export function ensureBuilt() {
  runQuietly('Build', process.execPath, [join(root, 'node_modules/typescript/bin/tsc'), '-b', '--pretty', 'false'])
}
