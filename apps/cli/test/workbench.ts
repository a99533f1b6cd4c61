import { execFile } from 'node:child_process'
import { mkdir, mkdtemp, readdir, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { npyReader, npyWriter } from '@freecurve/spectra-io'
import { withFile } from '@freecurve/spectra-io/node'
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

const folders = new Set<string>()

/** Removes every folder that {@link folderWith} made: for `afterAll` of each file that calls it. */
export async function removeFolders(): Promise<void> {
  for (const folder of folders) await rm(folder, { recursive: true, force: true })
  folders.clear()
}

/** A temporary folder with files in it; values become .npy bytes, and names may lie in folders. */
export async function folderWith(files: {
  readonly [name: string]: Float64Array | Uint8Array | string
}): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'freecurve-'))
  folders.add(folder)
  for (const [name, content] of Object.entries(files)) {
    await mkdir(dirname(join(folder, name)), { recursive: true })
    await writeFile(join(folder, name), content instanceof Float64Array ? npyWriter.write(content) : content)
  }
  return folder
}

/** Names in a folder, hidden ones included, sorted. */
export const namesIn = async (folder: string): Promise<readonly string[]> => (await readdir(folder)).sort()

/** The numbers in an .npy file. */
export const valuesIn = (path: string): Promise<Float64Array> =>
  withFile(path, async (file) => (await (await npyReader.open(file))[0]!.read()).values)
