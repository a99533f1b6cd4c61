/** `npm start`: installs and builds where needed, then runs the main job on the example. Other arguments may be given after `--`. */
import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { ensureBuilt, ensureInstalled, root, runNode } from './workspace.mjs'

const exampleJob = [
  'decompress',
  'data/example/n001000.npy',
  ...['--to', '8000'],
  ...['--truth', 'data/example/n008000.npy'],
  ...['--out', 'out/report.json'],
  ...['--plot', 'out/spectrum.svg'],
]

const given = process.argv.slice(2)
ensureInstalled()
ensureBuilt()
mkdirSync(join(root, 'out'), { recursive: true })
process.exitCode = runNode('apps/cli/bin/freecurve.js', given.length > 0 ? given : exampleJob)
