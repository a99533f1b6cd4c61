import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type ProcessRun, runProcess } from '@freecurve/tool-accuracy/run-process'
import { short, table, toJson } from '@freecurve/tool-accuracy/table'
import { machineLine, time } from '../describe-measurements.ts'
import { writeDense } from './write-dense.ts'
import { writeSparse } from './write-sparse.ts'
import { writeWeights } from './write-weights.ts'

const ROOT = join(import.meta.dirname, '../../../..')
const SCRIPT = 'apps/cli/bin/freecurve.js'

/** Rows of the dense matrix (3.2 GB), and of the sparse one with its entries. */
const [DENSE, SPARSE, ENTRIES] = [20_000, 20_000, 1_000_000]

/** Rows and columns of the layer of weights in a file of 2 GB. */
const WEIGHTS = 22_400

/** What is drawn of the matrices, and of the layer. */
const DRAWN = ['--size', '1000', '--repeats', '4']
const DRAWN_GRAM = ['--key', 'layers.1.weight', '--as', 'gram', '--size', '2000']

interface Result {
  readonly job: string
  readonly fileSize: number
  readonly bytesRead: number
  readonly ends: readonly [number, number]
  readonly run: Omit<ProcessRun, 'out'>
}

/** `bench sampling`: submatrices of matrices on disk that are made in the run, and of the Gram matrix of a layer of weights, as whole processes. */
export function samplingCommand({ json }: { readonly json: boolean }): void {
  const folder = mkdtempSync(join(tmpdir(), 'freecurve-bench-'))
  try {
    const results = [
      sampled(folder, `${DENSE}² float64 .npy`, 'dense.npy', DRAWN, (path) => writeDense(path, DENSE)),
      sampled(folder, `${SPARSE}² .mtx of ${ENTRIES} entries`, 'sparse.mtx', DRAWN, (path) =>
        writeSparse(path, SPARSE, ENTRIES),
      ),
      sampled(folder, `W Wᵀ of ${WEIGHTS}² float32 in .safetensors`, 'weights.safetensors', DRAWN_GRAM, (path) =>
        writeWeights(path, WEIGHTS),
      ),
    ]
    console.log(json ? toJson(results) : describe(results))
  } finally {
    rmSync(folder, { recursive: true })
  }
}

function sampled(
  folder: string,
  job: string,
  name: string,
  drawn: readonly string[],
  write: (path: string) => number,
): Result {
  const path = join(folder, name)
  try {
    const fileSize = write(path)
    const { out, ...run } = runProcess(SCRIPT, ['eigenvalues', path, ...drawn, '--json'], ROOT)
    if (run.exitCode !== 0) throw new Error(`freecurve eigenvalues ${name} ended with ${run.exitCode}: ${out}`)
    const { bytesRead, samples } = JSON.parse(out) as {
      readonly bytesRead: number
      readonly samples: readonly (readonly number[])[]
    }
    return {
      job: `${job}: ${drawn.slice(-4).join(' ')}`,
      fileSize,
      bytesRead,
      ends: [samples[0]![0]!, samples[0]!.at(-1)!],
      run,
    }
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
  return `freecurve eigenvalues, whole processes\n${table(head, rows)}\n${machineLine()}`
}
