import type { ByteSource } from '@freecurve/core'
import { adler32 } from '../bytes/adler32.ts'
import { inflateHead } from '../bytes/inflate.ts'
import { inflatedSource } from '../bytes/inflated-source.ts'
import { pagedSource } from '../bytes/paged-source.ts'
import { sliceSource } from '../bytes/slice-source.ts'
import { viewOf } from '../bytes/view-of.ts'
import { formatError } from '../format-error.ts'
import { arraysIn, type Found } from './arrays-in.ts'
import { FORMAT } from './format.ts'
import { type Part, partAt } from './part.ts'
import { COMPRESSED } from './storage.ts'

/** Bytes before the first data element: a text, the place of what objects need, version and byte order. */
const HEADER = 128

/** Bytes of the type and the length that begin a data element. */
const TAG = 8

/** Where the version and the two characters of the byte order stand. */
const VERSION_AT = 124

/** Byte order of the version 5 file (0x0100) that begins with these bytes; undefined where there is none. */
export function version5Order(head: Uint8Array): 'little' | 'big' | undefined {
  const mark = markOf(head)
  if (mark === '\x00\x01IM') return 'little'
  return mark === '\x01\x00MI' ? 'big' : undefined
}

/** Whether these bytes begin a version 7.3 file (0x0200), with its own header or as HDF5 alone. */
export const isVersion73 = (head: Uint8Array): boolean =>
  ['\x00\x02IM', '\x02\x00MI'].includes(markOf(head)) || String.fromCharCode(...head.subarray(0, 4)) === '\x89HDF'

const markOf = (head: Uint8Array): string => String.fromCharCode(...head.subarray(VERSION_AT, HEADER))

/**
 * Finds the arrays in a version 5 file, as MATLAB 5 and all later ones write unless told otherwise: one data element for each variable,
 * compressed or not.
 */
export async function findVersion5(file: ByteSource, little: boolean, found: Found): Promise<void> {
  const paged = pagedSource(file)
  const subsystem = await subsystemAt(paged, little)
  for (let at = HEADER; at < file.size; ) {
    const part = await partAt(paged, at, file.size, little)
    if (at === subsystem) found.others.add('what objects need')
    else if (part.type === COMPRESSED) await findCompressed(file, part, little, found)
    else await arraysIn({ paged, file, little }, part, undefined, found)
    at = part.type === COMPRESSED ? part.to : part.next
  }
}

/** Offset of an array that is no variable but belongs to objects; zeros or blanks stand for none. */
async function subsystemAt(paged: ByteSource, little: boolean): Promise<number> {
  const bytes = await paged.read(116, VERSION_AT)
  return Number(new DataView(bytes.buffer, bytes.byteOffset, 8).getBigUint64(0, little))
}

async function findCompressed(file: ByteSource, { from, to }: Part, little: boolean, found: Found): Promise<void> {
  const packed = sliceSource(file, from, to, file.name)
  const damaged = (what: string, cause?: unknown) =>
    formatError(FORMAT, `A compressed data element is damaged: ${what}.`, from, cause)
  const head = await inflateHead({ packed, method: 'deflate', damaged }, TAG)
  if (head.length < TAG) throw damaged('it holds no data element')
  const size = TAG + viewOf(head).getUint32(4, little)
  const told = viewOf(await packed.read(packed.size - 4, packed.size)).getUint32(0, false)
  const checksum = { add: adler32, start: 1, told }
  const inflated = inflatedSource({ packed, method: 'deflate', size, checksum, damaged })
  const paged = pagedSource(inflated)
  await arraysIn({ paged, file: inflated, little }, await partAt(paged, 0, inflated.size, little), undefined, found)
}
