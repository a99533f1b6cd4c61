import { join } from 'node:path'
import { type ProcessRun, runProcess } from '@freecurve/tool-accuracy/run-process'
import { short, table, toJson } from '@freecurve/tool-accuracy/table'
import { machineLine, time } from '../describe-measurements.ts'
import { spreadOf } from '../measure.ts'

const ROOT = join(import.meta.dirname, '../../../..')
const SCRIPT = 'apps/cli/bin/freecurve.js'
const RUNS = 5

/** Commands as people give them: the start-up alone, the main job, and the main job with its log and distances. */
const COMMANDS: readonly (readonly string[])[] = [
  ['--version'],
  ['decompress', 'data/example/n001000.npy', '--to', '8000', '--quiet'],
  ['decompress', 'data/example/n001000.npy', '--to', '8000', '--truth', 'data/example/n008000.npy'],
]

/** `bench cli`: whole processes, from the shell's point of view. */
export function cliCommand({ json }: { readonly json: boolean }): void {
  const results = COMMANDS.map((args) => {
    const runs = Array.from({ length: RUNS }, () => runProcess(SCRIPT, args, ROOT))
    return { command: `freecurve ${args.join(' ')}`, runs }
  })
  if (json) {
    console.log(toJson(results))
    return
  }
  const median = (runs: readonly ProcessRun[], field: 'wall' | 'cpu' | 'memory') =>
    spreadOf(runs.map((run) => run[field])).median
  const rows = results.map(({ command, runs }) => {
    const walls = runs.map(({ wall }) => wall)
    return [
      command,
      time(median(runs, 'wall')),
      `${time(Math.min(...walls))} .. ${time(Math.max(...walls))}`,
      time(median(runs, 'cpu')),
      short(median(runs, 'memory') / 2 ** 20, 3),
      [...new Set(runs.map(({ exitCode }) => exitCode))].join(', '),
    ]
  })
  const head = ['command', 'wall ms', 'all runs', 'CPU ms', 'peak MiB', 'exit code']
  console.log(`Median of ${RUNS} whole processes\n${table(head, rows)}\n${machineLine()}`)
}
