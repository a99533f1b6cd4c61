import { constants, type Stats } from 'node:fs'
import { access, lstat, stat } from 'node:fs/promises'
import { dirname, join, sep } from 'node:path'
import { FreecurveError, messageOf } from '@freecurve/core'
import { sentence } from '../sentence.ts'
import { type FileIdentity, identityOf, isSameFile, unlessAbsent } from './file-identity.ts'
import { splitKey } from './split-key.ts'
import { temporaryFor } from './temporary-for.ts'

/** A file to be written once everything is known: nothing is written if making any of them fails. */
export interface PlannedOutput {
  /** The option that asked for it, for messages. */
  readonly option: string
  readonly path: string
}

const refuse = (path: string, reason: string, advice = '', cause?: unknown) =>
  new FreecurveError(
    'E_FILE_WRITE',
    [`Cannot write ${path}: ${sentence(reason)}`, advice, 'Nothing was written.'].filter(Boolean).join(' '),
    { path, reason },
    { cause },
  )

/**
 * Checks before any work that every output can be written: a file or a device such as /dev/null in its place or nothing, in a folder
 * that can be written to; no input among the outputs, none of them named twice or below another. Files are compared by what they are,
 * whatever symbolic links their names go through.
 *
 * @param inputs every file that is read, as `file` or `file::key`: spectra, curves, plugins, the configuration.
 * @throws E_FILE_WRITE.
 */
export async function checkOutputs(outputs: readonly PlannedOutput[], inputs: readonly string[]): Promise<void> {
  // An input that cannot be looked at is refused where it is read.
  const read = await Promise.all(inputs.map((input) => identityOf(splitKey(input).path).catch(() => null)))
  const seen: Looked[] = []
  for (const { option, path } of outputs) {
    const [identity, found] = await lookAt(path)
    if (read.some((input) => input !== null && isSameFile(input, identity)))
      throw refuse(path, 'it is one of the inputs', 'Inputs are never changed; name another file.')
    if (found?.isCharacterDevice()) {
      await mustBeWritable(identity.place, path)
      continue
    }
    if (found !== null) checkKind(found, path)
    for (const other of seen) checkPair({ option, path, identity }, other)
    seen.push({ option, path, identity })
    if (found !== null) await mustBeWritable(identity.place, path)
    await mustBeWritable(await nearestFolder(dirname(identity.place), path), path)
  }
}

/** Where an output would stand, and what stands there. */
async function lookAt(path: string): Promise<readonly [FileIdentity, Stats | null]> {
  try {
    const identity = await identityOf(path)
    // The staged file has a longer name, which the file system must take too.
    await lstat(temporaryFor(identity.place)).catch(unlessAbsent)
    return [identity, await stat(identity.place).catch(unlessAbsent)]
  } catch (cause) {
    throw refuse(path, messageOf(cause), '', cause)
  }
}

function checkKind(found: Stats, path: string): void {
  if (found.isDirectory()) throw refuse(path, 'it is a folder', `Name a file, e.g. ${join(path, 'report.json')}.`)
  if (!found.isFile()) throw refuse(path, 'it is neither a file nor a device such as /dev/null', 'Name a file.')
}

type Looked = PlannedOutput & { readonly identity: FileIdentity }

function checkPair(one: Looked, other: Looked): void {
  if (isSameFile(one.identity, other.identity))
    throw refuse(one.path, `--${other.option} and --${one.option} name the same file`, 'Give each a file of its own.')
  for (const [inner, outer] of [
    [one, other],
    [other, one],
  ] as const)
    if (inner.identity.place.startsWith(outer.identity.place + sep))
      throw refuse(
        inner.path,
        `--${outer.option} makes a file of ${outer.path}, so --${inner.option} cannot lie in it`,
        'Name files beside each other.',
      )
}

/** The closest ancestor that exists; it must be a folder. */
async function nearestFolder(folder: string, path: string): Promise<string> {
  const found = await stat(folder).catch(() => null)
  if (found === null && dirname(folder) !== folder) return nearestFolder(dirname(folder), path)
  if (!found?.isDirectory()) throw refuse(path, `${folder} is not a folder`, 'Name a file in a folder.')
  return folder
}

async function mustBeWritable(place: string, path: string): Promise<void> {
  try {
    await access(place, constants.W_OK)
  } catch (cause) {
    throw refuse(path, `writing to ${place} is not permitted`, 'Name a file in a folder of your own.', cause)
  }
}
