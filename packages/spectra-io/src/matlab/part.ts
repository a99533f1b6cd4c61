import type { ByteSource } from '@freecurve/core'
import { formatError } from '../format-error.ts'
import { FORMAT } from './format.ts'

/** A tagged piece of a version 5 file: its type, where its bytes lie, and where the next one begins. */
export interface Part {
  readonly type: number
  readonly from: number
  readonly to: number
  readonly next: number
}

/** Data are filled up to multiples of 8 bytes. */
const ALIGNMENT = 8

/**
 * The part that begins at `at` within the bytes up to `end`: a tag of type and length (4 bytes each) with the data behind it, or both in
 * 8 bytes where the length, ≤ 4, is the upper half of the type.
 *
 * @throws E_FILE_FORMAT where it does not fit.
 */
export async function partAt(source: ByteSource, at: number, end: number, little: boolean): Promise<Part> {
  if (at + 8 > end) throw cutOff(at)
  const bytes = await source.read(at, at + 8)
  const view = new DataView(bytes.buffer, bytes.byteOffset, 8)
  const word = view.getUint32(0, little)
  const small = word >>> 16
  if (small > 4) throw formatError(FORMAT, `A data element is said to be small and to have ${small} bytes.`, at)
  if (small > 0) return { type: word & 0xffff, from: at + 4, to: at + 4 + small, next: at + 8 }
  const from = at + 8
  const to = from + view.getUint32(4, little)
  if (to > end) throw cutOff(at)
  return { type: word, from, to, next: Math.min(end, from + Math.ceil((to - from) / ALIGNMENT) * ALIGNMENT) }
}

const cutOff = (at: number) =>
  formatError(FORMAT, 'A data element ends behind what contains it: the file is cut off or damaged.', at)
