import { mkdir, open, rename, rm, rmdir, stat } from 'node:fs/promises'
import { dirname } from 'node:path'
import { FreecurveError, messageOf } from '@freecurve/core'
import { sentence } from '../sentence.ts'
import { identityOf, unlessAbsent } from './file-identity.ts'
import { temporaryFor } from './temporary-for.ts'

/** A file and what it is to hold. */
export interface Output {
  readonly path: string
  readonly content: Uint8Array | string
}

interface Staged extends Output {
  /** The file itself, where the path is a symbolic link. */
  readonly place: string
  /** Devices are written to, never replaced, and have none. */
  readonly temporary: string | null
}

/**
 * Writes all files or none: each is staged beside its place, and only when all are there are they renamed, so that a reader never
 * sees half of one. Folders are made. Symbolic links are followed, devices such as /dev/null written to.
 *
 * @throws E_FILE_WRITE; staged files and new folders are removed.
 */
export async function writeOutputs(outputs: readonly Output[]): Promise<void> {
  const staged: Staged[] = []
  const folders: string[] = []
  const done: string[] = []
  let path = ''
  try {
    for (const output of outputs) {
      path = output.path
      await stage(output, staged, folders)
    }
    for (const one of staged.filter(({ temporary }) => temporary === null)) {
      path = one.path
      await write(one.place, one.content)
    }
    for (const { path: named, place, temporary } of staged) {
      path = named
      if (temporary === null) continue
      await rename(temporary, place)
      done.push(named)
    }
  } catch (cause) {
    // Cleaning up must not hide what went wrong.
    for (const { temporary } of staged) if (temporary !== null) await rm(temporary, { force: true }).catch(() => {})
    for (const folder of folders.reverse()) await rmdir(folder).catch(() => {})
    const reason = messageOf(cause)
    const written = done.length === 0 ? 'Nothing was written.' : `Written before it: ${done.join(', ')}.`
    const message = `Cannot write ${path}: ${sentence(reason)} ${written}`
    throw new FreecurveError('E_FILE_WRITE', message, { path, reason }, { cause })
  }
}

/** Notes what it makes before it makes it, so that all of it can be removed. */
async function stage(output: Output, staged: Staged[], folders: string[]): Promise<void> {
  const { place } = await identityOf(output.path)
  const found = await stat(place).catch(unlessAbsent)
  if (found !== null && !found.isFile()) {
    if (!found.isCharacterDevice()) throw new Error('it is neither a file nor a device such as /dev/null')
    staged.push({ ...output, place, temporary: null })
    return
  }
  const first = await mkdir(dirname(place), { recursive: true })
  if (first !== undefined) folders.push(...chain(first, dirname(place)))
  const temporary = temporaryFor(place)
  staged.push({ ...output, place, temporary })
  await write(temporary, output.content, true)
}

/** The folders from `first` down to `last`. */
const chain = (first: string, last: string): readonly string[] =>
  last.length <= first.length ? [first] : [...chain(first, dirname(last)), last]

async function write(path: string, content: Uint8Array | string, sync = false): Promise<void> {
  const file = await open(path, 'w')
  try {
    await file.writeFile(content)
    // A device has nothing to sync.
    if (sync) await file.sync()
  } finally {
    await file.close()
  }
}
