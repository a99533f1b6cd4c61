import { type FileHandle, open } from 'node:fs/promises'
import { basename } from 'node:path'
import { type ByteSource, FreecurveError, messageOf } from '@freecurve/core'
import { readToEnd } from './read-to-end.ts'

/** A file on disk that is open. */
export interface OpenFile extends ByteSource {
  /** Bytes that were read so far, by a reader or by its library. */
  bytesRead(): number
}

/** A file that stays open until it is closed. */
export interface HeldFile extends OpenFile {
  close(): Promise<void>
}

/** Bytes that are read of what is no regular file, and held: a device may never end. */
const MOST_PIPED = 2 ** 30

/** First bytes of a file that are kept once they were read: who tells formats apart reads them before those who read the file. */
const HEAD = 2 ** 16

/** Everyday causes in words. */
const CAUSES: { readonly [code: string]: string } = {
  ENOENT: 'there is no such file',
  EISDIR: 'it is a folder',
  EACCES: 'reading it is not permitted',
}

/** Opens a file, hands it to `use`, and closes it when that has ended. Throws what {@link openFile} throws, and what `use` throws. */
export async function withFile<R>(path: string, use: (file: OpenFile) => Promise<R>): Promise<R> {
  const file = await openFile(path)
  try {
    return await use(file)
  } finally {
    await file.close()
  }
}

/**
 * Opens a file. Pieces of a regular file are read as they are asked for; a pipe or a device is read to its end first, of up to 1 GiB.
 *
 * @throws E_FILE_READ.
 */
export async function openFile(path: string): Promise<HeldFile> {
  const handle = await open(path, 'r').catch((cause) => {
    throw readError(path, cause)
  })
  try {
    return Object.freeze({ ...(await sourceOf(handle, path)), close: () => handle.close() })
  } catch (cause) {
    await handle.close()
    throw cause
  }
}

async function sourceOf(handle: FileHandle, path: string): Promise<OpenFile> {
  const found = await handle.stat()
  if (found.isDirectory()) throw readError(path, { code: 'EISDIR' })
  const whole = found.isFile()
    ? undefined
    : await readToEnd(handle, MOST_PIPED).catch((cause) => {
        throw readError(path, cause)
      })
  let count = whole?.length ?? 0
  let head = new Uint8Array(0)
  const read = async (from: number, to: number): Promise<Uint8Array> => {
    if (whole !== undefined) return whole.subarray(from, to)
    const bytes = new Uint8Array(to - from)
    const known = head.subarray(from, to)
    bytes.set(known)
    await readInto(bytes, known.length, handle, path, from)
    count += bytes.length - known.length
    if (from === 0 && to > head.length) head = bytes.slice(0, HEAD)
    return bytes
  }
  const noteRead = (bytes: number) => {
    count += bytes
  }
  const size = whole?.length ?? found.size
  // A pipe cannot be opened again.
  const again = whole === undefined ? { path } : {}
  return Object.freeze({ name: basename(path), size, read, noteRead, bytesRead: () => count, ...again })
}

/** Fills `bytes`, the first `known` of which are there, with the file's bytes from `from` on. */
async function readInto(
  bytes: Uint8Array,
  known: number,
  handle: FileHandle,
  path: string,
  from: number,
): Promise<void> {
  for (let done = known; done < bytes.length; ) {
    const { bytesRead } = await handle
      .read(bytes, { offset: done, length: bytes.length - done, position: from + done })
      .catch((cause) => {
        throw readError(path, cause)
      })
    if (bytesRead === 0) throw readError(path, new Error('it became shorter while it was read'))
    done += bytesRead
  }
}

function readError(path: string, cause: unknown): FreecurveError<'E_FILE_READ'> {
  const { code } = cause as { readonly code?: string }
  const reason = CAUSES[code ?? ''] ?? code ?? messageOf(cause)
  return new FreecurveError('E_FILE_READ', `Cannot read ${path}: ${reason}.`, { path, reason }, { cause })
}
