import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { eigenvaluesFrom, readNumbers } from '@freecurve/spectra-io'
import { standardRegistry } from '@freecurve/standard'
import { toJson } from '../table.ts'
import { describeLadder, type LadderReport } from './describe-ladder.ts'
import { ladderFiles, planLadder } from './ladder-files.ts'
import { predict } from './predict.ts'

/** `accuracy real <folder>`: from each small spectrum of a ladder to its largest one. */
export async function realCommand(
  folder: string,
  options: { readonly family: string; readonly json: boolean },
): Promise<0> {
  const { full, samples, singles } = planLadder(ladderFiles(await readdir(folder)))
  const truth = await valuesOf(folder, full.name)
  const fromFile = async ({ name }: { readonly name: string }) =>
    predict(standardRegistry, name, [await valuesOf(folder, name)], truth, options.family)
  const alone = []
  for (const file of samples) alone.push(await fromFile(file))
  const all = await Promise.all(samples.map(({ name }) => valuesOf(folder, name)))
  const pooled = all.length > 1 ? [predict(standardRegistry, `${all.length} samples`, all, truth, options.family)] : []
  const rest = []
  for (const file of singles) rest.push(await fromFile(file))
  const report: LadderReport = { truth: full.name, alone, pooled, singles: rest }
  console.log(options.json ? toJson(report) : describeLadder(report))
  return 0
}

async function valuesOf(folder: string, name: string): Promise<Float64Array> {
  const bytes = await readFile(join(folder, name))
  return eigenvaluesFrom(readNumbers(bytes, name, standardRegistry.list('spectrum-reader')), name).sort()
}
