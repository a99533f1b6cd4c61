import { mkdir, open, rename, rm, stat } from 'node:fs/promises'
import { basename, dirname, join, resolve } from 'node:path'
import { FreecurveError, messageOf } from '@freecurve/core'

/** A file to be written once everything is known: nothing is written if making any of them fails. */
export interface PlannedOutput {
  /** The option that asked for it, for messages. */
  readonly option: string
  readonly path: string
}

const refuse = (path: string, reason: string, advice: string) =>
  new FreecurveError('E_FILE_WRITE', `Cannot write ${path}: ${reason}. ${advice} Nothing was written.`, {
    path,
    reason,
  })

/**
 * Checks before any work that every output can be written: no folder in its place, no input among them, none named twice.
 *
 * @throws E_FILE_WRITE.
 */
export async function checkOutputs(outputs: readonly PlannedOutput[], inputs: readonly string[]): Promise<void> {
  const seen = new Map<string, string>()
  for (const { option, path } of outputs) {
    const full = resolve(path)
    const twin = seen.get(full)
    if (twin !== undefined)
      throw refuse(path, `--${twin} and --${option} name the same file`, 'Give each a file of its own.')
    seen.set(full, option)
    if (inputs.some((input) => resolve(input) === full))
      throw refuse(path, 'it is one of the inputs', 'Inputs are never changed; name another file.')
    const found = await stat(full).catch(() => null)
    if (found?.isDirectory()) throw refuse(path, 'it is a folder', `Name a file, e.g. ${join(path, 'report.json')}.`)
    await nearestFolder(dirname(full), path)
  }
}

/** The closest ancestor that exists must be a folder. */
async function nearestFolder(folder: string, path: string): Promise<void> {
  const found = await stat(folder).catch(() => null)
  if (found === null && dirname(folder) !== folder) return nearestFolder(dirname(folder), path)
  if (!found?.isDirectory()) throw refuse(path, `${folder} is not a folder`, 'Name a file in a folder.')
}

/**
 * Writes a file by way of a temporary one beside it and a rename, so that a reader never sees half of it; makes the folder.
 *
 * @throws E_FILE_WRITE; the temporary file is removed.
 */
export async function writeOutput(path: string, content: Uint8Array | string): Promise<void> {
  const temporary = join(dirname(path), `.${basename(path)}.${process.pid}.part`)
  try {
    await mkdir(dirname(path), { recursive: true })
    const file = await open(temporary, 'w')
    try {
      await file.writeFile(content)
      await file.sync()
    } finally {
      await file.close()
    }
    await rename(temporary, path)
  } catch (cause) {
    await rm(temporary, { force: true })
    const reason = messageOf(cause)
    throw new FreecurveError('E_FILE_WRITE', `Cannot write ${path}: ${reason}.`, { path, reason }, { cause })
  }
}
