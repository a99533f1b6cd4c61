import type { ByteSource } from '@freecurve/core'
import { inflatedSource } from '../bytes/inflated-source.ts'
import { pagedSource } from '../bytes/paged-source.ts'
import { sliceSource } from '../bytes/slice-source.ts'
import { formatError } from '../format-error.ts'
import { arraysIn, type Found } from './arrays-in.ts'
import { FORMAT } from './format.ts'
import { type Part, partAt } from './part.ts'
import { COMPRESSED } from './storage.ts'

/** Bytes before the first data element: a text, the place of what objects need, version and byte order. */
const HEADER = 128

/** Where the version (0x0100) and the two characters of the byte order stand. */
const VERSION_AT = 124

/** Whether the bytes begin with the header of a version 5 file; `little` where its byte order is little-endian. */
export function version5Order(head: Uint8Array): 'little' | 'big' | undefined {
  const [a, b, c, d] = head.subarray(VERSION_AT, HEADER)
  if (a === 0 && b === 1 && c === 0x49 && d === 0x4d) return 'little'
  if (a === 1 && b === 0 && c === 0x4d && d === 0x49) return 'big'
  return undefined
}

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
  const inflated = await inflatedSource(sliceSource(file, from, to, file.name), FORMAT, (head) => {
    if (head.length < 8) throw formatError(FORMAT, 'Compressed data hold no data element.', from)
    return 8 + new DataView(head.buffer, head.byteOffset, 8).getUint32(4, little)
  })
  const paged = pagedSource(inflated)
  await arraysIn({ paged, file: inflated, little }, await partAt(paged, 0, inflated.size, little), undefined, found)
}
