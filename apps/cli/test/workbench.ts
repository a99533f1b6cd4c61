import { execFile } from 'node:child_process'
import { mkdtemp, readdir, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { npyWriter } from '@freecurve/spectra-io'
import { runCli } from '../src/index.ts'

/** What a command line printed and how it ended. */
export interface Outcome {
  readonly code: number
  readonly out: string
  readonly err: string
}

/** Runs a command line within this process. */
export async function run(...args: readonly string[]): Promise<Outcome> {
  const out: string[] = []
  const err: string[] = []
  const code = await runCli(args, { out: (text) => out.push(text), err: (text) => err.push(text) })
  return { code, out: out.join('\n'), err: err.join('\n') }
}

/** Runs the built program in a folder, as a user would. */
export function runBuilt(folder: string, ...args: readonly string[]): Promise<Outcome> {
  const program = fileURLToPath(new URL('../bin/freecurve.js', import.meta.url))
  return new Promise((resolve) => {
    execFile(process.execPath, [program, ...args], { cwd: folder }, (error, out, err) => {
      resolve({ code: typeof error?.code === 'number' ? error.code : 0, out, err })
    })
  })
}

/** A temporary folder with files in it; values become .npy bytes. */
export async function folderWith(files: {
  readonly [name: string]: Float64Array | Uint8Array | string
}): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'freecurve-'))
  for (const [name, content] of Object.entries(files))
    await writeFile(join(folder, name), content instanceof Float64Array ? npyWriter.write(content) : content)
  return folder
}

/** Names in a folder, hidden ones included, sorted. */
export const namesIn = async (folder: string): Promise<readonly string[]> => (await readdir(folder)).sort()
