import type { ByteSource } from '@freecurve/core'
import { formatError } from '@freecurve/spectra-io'
import { Cursor } from './cursor.ts'
import type { Superblock } from './superblock.ts'

/** A message of an object header. */
export interface Message {
  readonly type: number
  /** Whether it says where the message is, in place of the message. */
  readonly shared: boolean
  readonly body: Cursor
}

/** Longest block of a header that is read: one holds a few messages of at most 64 KiB each. */
const LONGEST_BLOCK = 2 ** 22

/** Blocks of one header. */
const MOST_BLOCKS = 1000

const CONTINUATION = 0x10

/**
 * The messages of the object header at an address (HDF5 file format specification, IV.A; versions 1 and 2), its continuations included.
 *
 * @throws E_FILE_FORMAT
 */
export async function readHeader(
  file: ByteSource,
  superblock: Superblock,
  address: number,
): Promise<readonly Message[]> {
  const start = superblock.base + address
  const head = new Cursor(await readBlock(file, start, Math.min(64, file.size - start)), start)
  const version2 = String.fromCharCode(...head.bytes.subarray(0, 4)) === 'OHDR'
  if (!version2 && head.bytes[0] !== 1)
    throw formatError('hdf5', 'There is no object header where one should be.', start)
  const { flags, size } = version2 ? prefix2(head) : prefix1(head)
  const waiting = [{ at: start + head.at, size }]
  const messages: Message[] = []
  for (let block = waiting.shift(), count = 0; block !== undefined; block = waiting.shift(), count++) {
    if (count > MOST_BLOCKS) throw formatError('hdf5', 'An object header goes on and on.', start)
    const cursor = new Cursor(await readBlock(file, block.at, block.size), block.at)
    const found = version2 ? messages2(cursor, flags) : messages1(cursor)
    for (const message of found) {
      if (message.type === CONTINUATION) {
        const at = superblock.base + message.body.number(superblock.addressSize)
        const whole = message.body.number(superblock.lengthSize)
        // The blocks of version 2 have a signature of 4 bytes and a checksum of 4.
        waiting.push(version2 ? { at: at + 4, size: whole - 8 } : { at, size: whole })
      } else messages.push(message)
    }
  }
  return messages
}

async function readBlock(file: ByteSource, at: number, size: number): Promise<Uint8Array> {
  if (!(at >= 0 && size >= 0 && size <= LONGEST_BLOCK && at + size <= file.size))
    throw formatError('hdf5', `An object header of ${size} bytes at byte ${at} leads out of the file.`, at)
  return file.read(at, at + size)
}

function prefix1(head: Cursor) {
  head.take(8)
  const size = head.number(4)
  head.take(4)
  return { flags: 0, size }
}

function prefix2(head: Cursor) {
  head.take(5)
  const flags = head.number(1)
  head.take((flags & 0x20 ? 16 : 0) + (flags & 0x10 ? 4 : 0))
  return { flags, size: head.number(2 ** (flags & 3)) }
}

function messages1(cursor: Cursor): readonly Message[] {
  const messages: Message[] = []
  while (cursor.left >= 8) {
    const type = cursor.number(2)
    const size = cursor.number(2)
    const shared = (cursor.number(1) & 2) !== 0
    cursor.take(3)
    messages.push({ type, shared, body: bodyOf(cursor, size) })
  }
  return messages
}

function messages2(cursor: Cursor, flags: number): readonly Message[] {
  const messages: Message[] = []
  const prefix = flags & 4 ? 6 : 4
  while (cursor.left >= prefix) {
    const type = cursor.number(1)
    const size = cursor.number(2)
    const shared = (cursor.number(1) & 2) !== 0
    cursor.take(prefix - 4)
    messages.push({ type, shared, body: bodyOf(cursor, size) })
  }
  return messages
}

function bodyOf(cursor: Cursor, size: number): Cursor {
  const start = cursor.start + cursor.at
  return new Cursor(cursor.take(size), start)
}
