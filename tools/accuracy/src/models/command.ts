import { existsSync } from 'node:fs'
import { readdir } from 'node:fs/promises'
import { join } from 'node:path'
import { toJson } from '../table.ts'
import { describeModels } from './describe-models.ts'
import { runStudy } from './run-study.ts'

/** The file that makes a folder a study. */
const STUDY = 'study.json'

/**
 * `accuracy models <folder>`: every study in a folder, or in the folders of it: spectra of models, predicted and diagonalised. Ends with 1 where a
 * study's target is missed. With `write` the reports and pictures beside the studies are made again.
 */
export async function modelsCommand(
  folder: string,
  { json, write }: { readonly json: boolean; readonly write: boolean },
): Promise<0 | 1> {
  let code: 0 | 1 = 0
  for (const study of await studiesIn(folder)) {
    const runs = await runStudy(study, write)
    if (runs.some(({ missed }) => missed.length > 0)) code = 1
    console.log(json ? toJson(runs) : `${study}\n${describeModels(runs)}\n`)
  }
  return code
}

/** Throws an Error where there are none. */
async function studiesIn(folder: string): Promise<readonly string[]> {
  const names = (await readdir(folder)).sort()
  const studies = ['', ...names].map((name) => join(folder, name, STUDY)).filter((path) => existsSync(path))
  if (studies.length === 0) throw new Error(`${folder} holds no ${STUDY}, and no folder with one`)
  return studies
}
