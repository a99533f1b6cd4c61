import type { ByteSource } from '@freecurve/core'
import { viewOf } from '../bytes/view-of.ts'
import { formatError } from '../format-error.ts'

/** Where the central directory of a zip archive lies. */
export interface DirectoryPlace {
  readonly at: number
  readonly size: number
  /** Members in it. */
  readonly count: number
}

const END_RECORD = 0x06054b50
const END_RECORD_SIZE = 22
const LONGEST_COMMENT = 0xffff
const LOCATOR = 0x07064b50
const LOCATOR_SIZE = 20
const LONG_END_RECORD = 0x06064b50
const LONG_END_RECORD_SIZE = 56

/**
 * Finds the central directory through the record at the end of the archive, in the 64-bit form too (APPNOTE 4.3.14 to 4.3.16).
 *
 * @throws E_FILE_FORMAT where there is none, it lies outside the file, or the archive has several parts.
 */
export async function findDirectory(file: ByteSource, format: string): Promise<DirectoryPlace> {
  const tailAt = Math.max(0, file.size - END_RECORD_SIZE - LONGEST_COMMENT)
  const tail = viewOf(await file.read(tailAt, file.size))
  const end = endRecordIn(tail)
  if (end === undefined)
    throw formatError(format, 'There is no end record of a zip archive: the file is cut off, or none.', file.size)
  const endAt = tailAt + end
  const short = {
    count: tail.getUint16(end + 10, true),
    size: tail.getUint32(end + 12, true),
    at: tail.getUint32(end + 16, true),
  }
  const isLong = short.count === 0xffff || short.size === 0xffffffff || short.at === 0xffffffff
  if (!isLong && (tail.getUint16(end + 4, true) > 0 || tail.getUint16(end + 6, true) > 0))
    throw formatError(format, 'The zip archive has several parts. Join them first.', endAt + 4)
  const place = isLong ? await readLongRecord(file, endAt, format) : short
  if (!(place.at + place.size <= endAt))
    throw formatError(format, "The zip archive's directory would lie outside the file: it is cut off.", endAt)
  return place
}

/** The comment of the true end record fills the rest of the file. */
function endRecordIn(tail: DataView): number | undefined {
  for (let at = tail.byteLength - END_RECORD_SIZE; at >= 0; at--)
    if (
      tail.getUint32(at, true) === END_RECORD &&
      at + END_RECORD_SIZE + tail.getUint16(at + 20, true) === tail.byteLength
    )
      return at
  return undefined
}

async function readLongRecord(file: ByteSource, endAt: number, format: string): Promise<DirectoryPlace> {
  const fail = (at: number) => formatError(format, "The zip archive's 64-bit end record is missing or damaged.", at)
  const locatorAt = endAt - LOCATOR_SIZE
  if (locatorAt < 0) throw fail(endAt)
  const locator = viewOf(await file.read(locatorAt, endAt))
  const recordAt = Number(locator.getBigUint64(8, true))
  if (locator.getUint32(0, true) !== LOCATOR || !(recordAt + LONG_END_RECORD_SIZE <= locatorAt)) throw fail(locatorAt)
  const record = viewOf(await file.read(recordAt, recordAt + LONG_END_RECORD_SIZE))
  if (record.getUint32(0, true) !== LONG_END_RECORD) throw fail(recordAt)
  const [count, size, at] = [32, 40, 48].map((place) => Number(record.getBigUint64(place, true)))
  return { count: count!, size: size!, at: at! }
}
