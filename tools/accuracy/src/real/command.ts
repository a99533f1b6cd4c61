import { readdir } from 'node:fs/promises'
import { join } from 'node:path'
import { standardRegistry } from '@freecurve/standard'
import { toJson } from '../table.ts'
import { describeLadder } from './describe-ladder.ts'
import { ladderFiles } from './ladder-files.ts'
import { type RealOptions, scoreFolder } from './score-folder.ts'

/** `accuracy real <folder>`: from the small spectra of a ladder to its largest one; for a folder of such folders, all of them. */
export async function realCommand(folder: string, options: RealOptions & { readonly json: boolean }): Promise<0> {
  for (const ladder of await laddersIn(folder)) {
    const report = await scoreFolder(standardRegistry, ladder, options)
    console.log(options.json ? toJson(report) : `${describeLadder(report)}\n`)
  }
  return 0
}

/** The folder itself where it holds spectra, else its folders that do. Throws an Error where there are none. */
async function laddersIn(folder: string): Promise<readonly string[]> {
  const entries = await readdir(folder, { withFileTypes: true })
  if (ladderFiles(entries.map(({ name }) => name)).length > 0) return [folder]
  const folders = entries
    .filter((entry) => entry.isDirectory())
    .map(({ name }) => join(folder, name))
    .sort()
  const ladders = []
  for (const one of folders) if (ladderFiles(await readdir(one)).length > 0) ladders.push(one)
  if (ladders.length === 0) throw new Error(`${folder} holds no files n<size>.npy, and no folder with such files`)
  return ladders
}
