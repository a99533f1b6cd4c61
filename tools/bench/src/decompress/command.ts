import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { standardRegistry } from '@freecurve/standard'
import { type ProcessRun, runProcess } from '@freecurve/tool-accuracy/run-process'
import { short, table, toJson } from '@freecurve/tool-accuracy/table'
import { machineLine, time } from '../describe-measurements.ts'
import { spreadOf } from '../measure.ts'
import { realShapes, SHAPES_PLAN, type Shape, syntheticShapes } from './shapes.ts'

const ROOT = join(import.meta.dirname, '../../../..')
const SCRIPT = 'apps/cli/bin/freecurve.js'
/** Runs of each command, and milliseconds after which no further run of it starts. */
const [RUNS, BUDGET] = [3, 10_000]

/** The example of the README. */
const README: Shape = { name: 'README example', files: ['data/example/n001000.npy'], size: 1000, target: 8000 }

/** `bench decompress`: the whole command with and without bands, over n0 and over replicates. */
export function decompressCommand({ json }: { readonly json: boolean }): void {
  const folder = mkdtempSync(join(tmpdir(), 'freecurve-bench-'))
  try {
    const shapes = [
      README,
      ...syntheticShapes(standardRegistry, folder, SHAPES_PLAN),
      ...realShapes(join(ROOT, '../shared/data/ntk-logm'), SHAPES_PLAN.replicates),
    ]
    const results = shapes.map((shape) => ({ shape, bands: runsOf(shape, []), none: runsOf(shape, ['--bands', '0']) }))
    console.log(json ? toJson(results) : describe(results))
  } finally {
    rmSync(folder, { recursive: true })
  }
}

function runsOf({ files, target }: Shape, more: readonly string[]): readonly ProcessRun[] {
  const runs: ProcessRun[] = []
  const began = performance.now()
  while (runs.length < RUNS && (runs.length === 0 || performance.now() - began < BUDGET))
    runs.push(runProcess(SCRIPT, ['decompress', ...files, '--to', String(target), '--quiet', ...more], ROOT))
  return runs
}

interface Result {
  readonly shape: Shape
  readonly bands: readonly ProcessRun[]
  readonly none: readonly ProcessRun[]
}

function describe(results: readonly Result[]): string {
  const median = (runs: readonly ProcessRun[], field: 'wall' | 'cpu' | 'memory') =>
    spreadOf(runs.map((run) => run[field])).median
  const figures = (runs: readonly ProcessRun[]) => [
    time(median(runs, 'wall')),
    time(median(runs, 'cpu')),
    short(median(runs, 'memory') / 2 ** 20, 3),
  ]
  const rows = results.map(({ shape, bands, none }) => [
    shape.name,
    String(shape.size),
    String(shape.files.length),
    String(shape.target),
    ...figures(bands),
    ...figures(none),
    String(bands.length),
    [...new Set([...bands, ...none].map(({ exitCode }) => exitCode))].join(', '),
  ])
  const measured = ['wall ms', 'CPU ms', 'peak MiB']
  const head = [
    'spectra',
    'n0',
    'replicates',
    'to',
    ...measured,
    ...measured.map((title) => `${title}, no bands`),
    'runs',
    'exit',
  ]
  return `freecurve decompress as a whole process, median of the runs\n${table(head, rows)}\n${machineLine()}`
}
