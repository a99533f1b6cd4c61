import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { short, table, toJson } from '@freecurve/tool-accuracy/table'
import { type ProcessRun, runProcess } from '../cli/run-process.ts'
import { machineLine, time } from '../describe-measurements.ts'
import { writeDense } from './write-dense.ts'
import { writeSparse } from './write-sparse.ts'

const ROOT = join(import.meta.dirname, '../../../..')
const SCRIPT = 'apps/cli/bin/freecurve.js'

/** Rows of the dense matrix (3.2 GB), and of the sparse one with its entries. */
const [DENSE, SPARSE, ENTRIES] = [20_000, 20_000, 1_000_000]

/** What is drawn. */
const [SIZE, REPEATS] = ['1000', '4']

interface Result {
  readonly job: string
  readonly fileSize: number
  readonly bytesRead: number
  readonly ends: readonly [number, number]
  readonly run: Omit<ProcessRun, 'out'>
}

/** `bench sampling`: four submatrices of 1000 out of matrices on disk that are made in the run, as whole processes. */
export function samplingCommand({ json }: { readonly json: boolean }): void {
  const folder = mkdtempSync(join(tmpdir(), 'freecurve-bench-'))
  try {
    const results = [
      sampled(folder, `${DENSE}² float64 .npy`, 'dense.npy', (path) => writeDense(path, DENSE)),
      sampled(folder, `${SPARSE}² .mtx of ${ENTRIES} entries`, 'sparse.mtx', (path) =>
        writeSparse(path, SPARSE, ENTRIES),
      ),
    ]
    console.log(json ? toJson(results) : describe(results))
  } finally {
    rmSync(folder, { recursive: true })
  }
}

function sampled(folder: string, job: string, name: string, write: (path: string) => number): Result {
  const path = join(folder, name)
  try {
    const fileSize = write(path)
    const { out, ...run } = runProcess(
      SCRIPT,
      ['eigenvalues', path, '--size', SIZE, '--repeats', REPEATS, '--json'],
      ROOT,
    )
    if (run.exitCode !== 0) throw new Error(`freecurve eigenvalues ${name} ended with ${run.exitCode}: ${out}`)
    const { bytesRead, samples } = JSON.parse(out) as {
      readonly bytesRead: number
      readonly samples: readonly (readonly number[])[]
    }
    return { job, fileSize, bytesRead, ends: [samples[0]![0]!, samples[0]!.at(-1)!], run }
  } finally {
    rmSync(path, { force: true })
  }
}

function describe(results: readonly Result[]): string {
  const megabytes = (bytes: number) => short(bytes / 1e6, 4)
  const rows = results.map(({ job, fileSize, bytesRead, ends, run }) => [
    job,
    megabytes(fileSize),
    megabytes(bytesRead),
    short(run.memory / 2 ** 20, 3),
    time(run.wall),
    time(run.cpu),
    ends.map((x) => short(x, 4)).join(' .. '),
  ])
  const head = ['matrix', 'file MB', 'read MB', 'peak MiB', 'wall ms', 'CPU ms', 'first spectrum']
  return `freecurve eigenvalues --size ${SIZE} --repeats ${REPEATS}, whole processes\n${table(head, rows)}\n${machineLine()}`
}
