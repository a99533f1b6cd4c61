import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { eigenvaluesFrom, readNumbers } from '@freecurve/spectra-io'
import { standardRegistry } from '@freecurve/standard'
import { toJson } from '../table.ts'
import { describeLadder, type LadderReport } from './describe-ladder.ts'
import { ladderFiles, planLadder } from './ladder-files.ts'
import { type PredictOptions, predict, predictFromLadder } from './predict.ts'

/** Laws behind the bands of a run that is judged by them. */
const BANDS = 40

/** `accuracy real <folder>`: from each small spectrum of a ladder to its largest one. A folder of ladders stands for each of them. */
export async function realCommand(
  folder: string,
  options: { readonly family: string; readonly json: boolean },
): Promise<0> {
  const reports: LadderReport[] = []
  for (const place of await laddersIn(folder)) reports.push(await runLadder(place, options.family))
  console.log(options.json ? toJson(reports) : reports.map(describeLadder).join('\n\n\n'))
  return 0
}

async function laddersIn(folder: string): Promise<readonly string[]> {
  const entries = await readdir(folder, { withFileTypes: true })
  if (ladderFiles(entries.map(({ name }) => name)).length > 0) return [folder]
  const folders = entries.filter((entry) => entry.isDirectory()).map(({ name }) => join(folder, name))
  if (folders.length === 0) throw new Error(`${folder} holds neither files n<size>.npy nor folders of them`)
  return folders
}

async function runLadder(folder: string, family: string): Promise<LadderReport> {
  const { full, samples, singles } = planLadder(ladderFiles(await readdir(folder)))
  const truth = await valuesOf(folder, full.name)
  const run = (from: string, values: readonly Float64Array[], options: PredictOptions) =>
    predict(standardRegistry, from, values, truth, options)
  const alone = []
  for (const { name } of samples) alone.push(run(name, [await valuesOf(folder, name)], { family, bands: 0 }))
  const all = await Promise.all(samples.map(({ name }) => valuesOf(folder, name)))
  const pooled = all.length > 1 ? [run(`${all.length} samples`, all, { family, bands: BANDS })] : []
  const spectra = await Promise.all(singles.map(({ name }) => valuesOf(folder, name)))
  const rest = singles.map(({ name }, k) => run(name, [spectra[k]!], { family, bands: BANDS }))
  const ladders = spectra
    .slice(1)
    .map((_, k) => predictFromLadder(standardRegistry, spectra.slice(0, k + 2), truth, BANDS))
  return { truth: join(folder, full.name), alone, pooled, singles: rest, ladders }
}

async function valuesOf(folder: string, name: string): Promise<Float64Array> {
  const bytes = await readFile(join(folder, name))
  return eigenvaluesFrom(readNumbers(bytes, name, standardRegistry.list('spectrum-reader')), name).sort()
}
