/** `run-tool.mjs <tool> [arguments]`: runs tools/<tool> built and up to date, as `npm run bench` and `npm run accuracy` do. */
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { ensureBuilt, ensureInstalled, root, runNode } from './workspace.mjs'

const [tool, ...args] = process.argv.slice(2)
if (!tool || !existsSync(join(root, 'tools', tool, 'src/main.ts'))) {
  console.error(`Which tool? Expected the name of a folder tools/<name> with src/main.ts, got ${tool ?? 'nothing'}.`)
  process.exit(2)
}
ensureInstalled()
ensureBuilt()
process.exitCode = runNode(`tools/${tool}/dist/main.js`, args)
