/** Runs nx as this workspace wants it: no daemon, no cloud, plain output. */
import { mkdirSync } from 'node:fs'
import { delimiter, join } from 'node:path'
import { ensureInstalled, root, runNode } from './workspace.mjs'

// nx starts a package's script through the pnpm on the PATH, having taken every entry that begins with <root>/node_modules
// out of it. The dot keeps ours, so that no pnpm has to be installed beside the workspace.
const binaries = [root, '.', 'node_modules', '.bin'].join('/')

ensureInstalled()
mkdirSync(join(root, 'out'), { recursive: true })
process.exitCode = runNode('node_modules/nx/dist/bin/nx.js', process.argv.slice(2), {
  NX_DAEMON: 'false',
  NX_NO_CLOUD: 'true',
  NX_TUI: 'false',
  PATH: `${binaries}${delimiter}${process.env.PATH}`,
})
