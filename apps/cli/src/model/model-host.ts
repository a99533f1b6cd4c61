import {
  type ByteSource,
  FreecurveError,
  isFreecurveError,
  type ModelHost,
  type Registry,
  type StoredArray,
} from '@freecurve/core'
import { chooseArray, openArrays } from '@freecurve/spectra-io'
import { type HeldFile, openFile } from '@freecurve/spectra-io/node'
import { bytesReadOf } from '../files/bytes-read-of.ts'
import { jsonIn } from '../files/read-json.ts'
import { splitKey } from '../files/split-key.ts'
import { fieldOf } from './field-of.ts'
import { fileNamed } from './file-named.ts'

/** A host whose files are open, and what was read. */
export interface OpenHost {
  readonly host: ModelHost
  /** The files that were named so far. */
  files(): readonly string[]
  /** Bytes that were read so far, each once, and of all files together. */
  bytesRead(): number
  size(): number
}

/**
 * Lends `use` a host that opens each file that a model names once, and closes them all when `use` has ended.
 *
 * @param description of the model: what is wrong with a file comes with the field that names it.
 */
export async function withModelHost<R>(
  registry: Registry,
  folder: string,
  description: unknown,
  use: (host: OpenHost) => Promise<R>,
): Promise<R> {
  const open = new Map<string, Promise<HeldFile>>()
  const arrays = new Map<string, Promise<readonly StoredArray[]>>()
  const known: HeldFile[] = []
  const fileAt = (path: string): Promise<HeldFile> =>
    remembered(open, path, async () => {
      const file = await openFile(path)
      known.push(file)
      return file
    })
  const arraysAt = (path: string) =>
    remembered(arrays, path, async () => openArrays(await fileAt(path), registry.list('spectrum-reader')))
  const pathOf = (reference: string) => fileNamed(splitKey(reference).path, folder)
  const forField = async <R>(reference: string, read: (path: string) => Promise<R>): Promise<R> => {
    try {
      return await read(pathOf(reference))
    } catch (cause) {
      const field = fieldOf(description, reference)
      if (!isFreecurveError(cause) || field === undefined) throw cause
      throw new FreecurveError(cause.code, `${field}: ${cause.message}`, cause.details, { cause })
    }
  }
  const host: ModelHost = {
    array: (reference) =>
      forField(reference, async (path) =>
        chooseArray(await arraysAt(path), splitKey(reference).key, splitKey(reference).path, []),
      ),
    arrays: (reference) => forField(reference, arraysAt),
    bytes: (reference): Promise<ByteSource> => forField(reference, fileAt),
    json: (reference) => forField(reference, async (path) => jsonIn(await fileAt(path), path)),
  }
  try {
    return await use({
      host,
      files: () => [...open.keys()],
      bytesRead: () => known.reduce((sum, file) => sum + bytesReadOf(file), 0),
      size: () => known.reduce((sum, file) => sum + file.size, 0),
    })
  } finally {
    await Promise.allSettled(open.values())
    await Promise.all(known.map((file) => file.close()))
  }
}

function remembered<V>(memory: Map<string, Promise<V>>, key: string, make: () => Promise<V>): Promise<V> {
  const before = memory.get(key)
  if (before !== undefined) return before
  const made = make()
  memory.set(key, made)
  return made
}
