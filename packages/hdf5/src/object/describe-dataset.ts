import type { ByteSource } from '@freecurve/core'
import type { Cursor } from './cursor.ts'
import { type NumberType, numberTypeOf } from './number-type.ts'
import { type Message, readHeader } from './read-header.ts'
import type { Superblock } from './superblock.ts'

/** What the object header of a dataset says that the library does not tell. */
export interface DatasetHeader {
  /** Undefined where it holds no numbers, or some that no element type stands for. */
  readonly type: NumberType | undefined
  /** Offset in the file of its numbers, where they lie one after the other. */
  readonly at: number | undefined
  /** Whether its numbers lie in other files. */
  readonly outside: boolean
}

const DATATYPE = 3
const OUTSIDE = 7
const LAYOUT = 8
const CONTIGUOUS = 1

/** Reads the header of a dataset. Rejects with E_FILE_FORMAT. */
export async function describeDataset(
  file: ByteSource,
  superblock: Superblock,
  address: number,
): Promise<DatasetHeader> {
  const messages = await readHeader(file, superblock, address)
  const find = (type: number) => messages.find((message) => message.type === type)
  const datatype = await datatypeBody(file, superblock, find(DATATYPE))
  const layout = find(LAYOUT)?.body
  return {
    type: datatype && numberTypeOf(datatype),
    at: layout && contiguousAt(layout, superblock, file.size),
    outside: find(OUTSIDE) !== undefined,
  }
}

/** A type that has a name of its own is an object elsewhere; one in a heap of shared messages is not looked for. */
async function datatypeBody(
  file: ByteSource,
  superblock: Superblock,
  message: Message | undefined,
): Promise<Cursor | undefined> {
  if (message === undefined || !message.shared) return message?.body
  const version = message.body.number(1)
  const inHeap = message.body.number(1) === 1 && version === 3
  if (inHeap) return undefined
  if (version === 1) message.body.take(6)
  const named = await readHeader(file, superblock, message.body.number(superblock.addressSize))
  const found = named.find(({ type }) => type === DATATYPE)
  return found?.shared ? undefined : found?.body
}

/** Undefined too where nothing was written yet: then the address is all ones. */
function contiguousAt(layout: Cursor, { base, addressSize }: Superblock, fileSize: number): number | undefined {
  const [version, kind] = [layout.number(1), layout.number(1)]
  if (version < 3 || kind !== CONTIGUOUS) return undefined
  const address = layout.number(addressSize)
  return address >= 256 ** addressSize - 1 ? undefined : Math.min(base + address, fileSize)
}
