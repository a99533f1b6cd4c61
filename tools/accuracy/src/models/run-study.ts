import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { npyReader } from '@freecurve/spectra-io'
import { withFile } from '@freecurve/spectra-io/node'
import type { DecompressionReport } from '@freecurve/standard'
import { type ProcessRun, runProcess } from '../run-process.ts'
import { type AgainstTruth, againstTruth } from './against-truth.ts'
import { readStudy, type StudyCase } from './study.ts'

const ROOT = join(import.meta.dirname, '../../../..')
const SCRIPT = join(ROOT, 'apps/cli/bin/freecurve.js')

/** Seeds of what is seen and of the truth: other rows. */
const [SEEN, TRUE] = ['1', '1001']

/** One prediction of a study, held against its truth. */
export interface ModelRun {
  readonly name: string
  readonly sample: string
  readonly n: number
  /** Rows of the whole matrix. */
  readonly size: number
  readonly flow: string
  readonly flowFrom: string
  readonly family: string
  readonly status: string
  readonly exitCode: number
  readonly ks: number
  readonly w1PerDeviation: number
  /** Null where there is no law. */
  readonly against: AgainstTruth | null
  /** Whole processes: the prediction, sampling included, and the truth by diagonalisation. */
  readonly process: Omit<ProcessRun, 'out'>
  readonly truthProcess: Omit<ProcessRun, 'out'>
  readonly reasons: readonly string[]
  readonly command: string
  /** Targets of the study that were missed, for people. */
  readonly missed: readonly string[]
}

/**
 * Runs every case of a study as a user would in its folder, truth first; with `write` its reports and pictures are made again. Throws an Error
 * where a command fails.
 */
export async function runStudy(path: string, write: boolean): Promise<readonly ModelRun[]> {
  const { model, cases } = await readStudy(path)
  const folder = mkdtempSync(join(tmpdir(), 'freecurve-models-'))
  try {
    const runs: ModelRun[] = []
    const home = { folder: dirname(path), model, write }
    for (const one of cases) runs.push(...(await runCase(home, one, folder)))
    return runs
  } finally {
    rmSync(folder, { recursive: true })
  }
}

interface Home {
  readonly folder: string
  readonly model: string
  readonly write: boolean
}

async function runCase(
  { folder: home, model, write }: Home,
  one: StudyCase,
  folder: string,
): Promise<readonly ModelRun[]> {
  const succeed = (args: readonly string[], codes?: readonly number[]) => succeedIn(home, args, codes)
  const shown = write ? [...optionOf('--out', one.report), ...optionOf('--plot', one.picture)] : []
  const file = join(folder, 'truth.npy')
  const size = one.truth === null ? [] : ['--size', String(one.truth)]
  const seen = optionOf('--as', one.as)
  const truthArguments = ['eigenvalues', model, ...size, ...optionOf('--as', one.truthAs ?? one.as), '--seed', TRUE]
  const { out, ...truthProcess } = succeed([...truthArguments, '--out', file, '--json'])
  const { matrix } = JSON.parse(out) as { readonly matrix: { readonly size: number } }
  const truth = await withFile(file, async (source) => (await (await npyReader.open(source))[0]!.read()).values)
  return one.samples.map((sample) => {
    const args = ['decompress', model, '--sample', sample, ...seen, '--to', String(truth.length), '--seed', SEEN]
    const { out: said, ...process } = succeed([...args, ...one.arguments, ...shown, '--truth', file, '--json'], [0, 3])
    const { fit, flow, flowFrom, sizes, distrust, warnings } = JSON.parse(said) as DecompressionReport
    const law = sizes[0] as (typeof sizes)[number] & {
      readonly distance?: { ks: number; w1PerDeviation: number | null }
    }
    const ks = law?.distance?.ks ?? Number.NaN
    const against = law === undefined ? null : againstTruth(law, truth, one.cuts)
    return {
      name: one.name,
      sample,
      n: truth.length,
      size: matrix.size,
      flow,
      flowFrom,
      family: fit.family,
      status: law?.status ?? 'none',
      exitCode: process.exitCode,
      ks,
      w1PerDeviation: law?.distance?.w1PerDeviation ?? Number.NaN,
      against,
      missed: missedTargets(one.targets, ks, against),
      process,
      truthProcess,
      reasons: [...distrust, ...fit.reasons, ...warnings],
      command: ['freecurve', ...args, ...one.arguments].join(' '),
    }
  })
}

/** The targets that errors exceed; an error that is none exceeds every target. */
function missedTargets(
  { masses, ks }: StudyCase['targets'],
  gotKs: number,
  against: AgainstTruth | null,
): readonly string[] {
  const worst =
    against === null ? Number.NaN : Math.max(...against.masses.map(([got, wanted]) => Math.abs(got - wanted)))
  return [
    ...(masses === undefined || worst <= masses ? [] : [`masses are off by ${worst.toPrecision(2)}, target ${masses}`]),
    ...(ks === undefined || gotKs <= ks ? [] : [`KS is ${gotKs.toPrecision(2)}, target ${ks}`]),
  ]
}

const optionOf = (option: string, value: string | undefined): readonly string[] =>
  value === undefined ? [] : [option, value]

function succeedIn(folder: string, args: readonly string[], codes: readonly number[] = [0]): ProcessRun {
  const run = runProcess(SCRIPT, args, folder)
  if (!codes.includes(run.exitCode))
    throw new Error(`freecurve ${args.join(' ')} ended with ${run.exitCode}: ${run.out}`)
  return run
}
