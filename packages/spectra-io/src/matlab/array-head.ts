import type { ByteSource } from '@freecurve/core'
import { readStrided } from '../arrays/read-strided.ts'
import { formatError } from '../format-error.ts'
import { FORMAT } from './format.ts'
import { type Part, partAt } from './part.ts'
import { storageOf } from './storage.ts'

/** Bytes that hold the parts of a file, in its byte order. */
export interface PartSource {
  /** For many small pieces. */
  readonly paged: ByteSource
  /** For data. */
  readonly file: ByteSource
  readonly little: boolean
}

/** What stands before the data of an array: flags, dimensions, name. */
export interface ArrayHead {
  /** Number of its class. */
  readonly type: number
  readonly complex: boolean
  readonly logical: boolean
  readonly shape: readonly number[]
  readonly name: string
  /** Where its data begin, and where all of it ends. */
  readonly at: number
  readonly end: number
}

const FLAGS = 6
const NAMES: readonly number[] = [1, 2, 16]
const SIZES: readonly number[] = [5, 6]
const COMPLEX = 0x0800
const LOGICAL = 0x0200

/** MATLAB itself knows no bound; numpy's. */
const MOST_DIMENSIONS = 64

/** Longest name, in bytes; MATLAB itself allows 63. */
const LONGEST_NAME = 4096

/** The class of an array, which is all that every class has in common. */
export async function arrayClass(source: PartSource, { from, to }: Part): Promise<number> {
  const [flags] = await flagsOf(source, from, to)
  return flags & 0xff
}

/**
 * Flags, dimensions and name of the array in a part.
 *
 * @throws E_FILE_FORMAT for dimensions that are none.
 */
export async function arrayHead(source: PartSource, { from, to }: Part): Promise<ArrayHead> {
  const { paged, little } = source
  const [flags, next] = await flagsOf(source, from, to)
  const sizes = await partAt(paged, next, to, little)
  const count = (sizes.to - sizes.from) / 4
  if (!SIZES.includes(sizes.type) || !Number.isInteger(count) || count < 2 || count > MOST_DIMENSIONS)
    throw formatError(FORMAT, 'The dimensions of an array are damaged.', next)
  const shape = Array.from(await numbersOf(source, sizes))
  const bad = shape.find((size) => size < 0)
  if (bad !== undefined) throw formatError(FORMAT, `An array has the dimension ${bad}.`, sizes.from)
  const name = await partAt(paged, sizes.next, to, little)
  return {
    type: flags & 0xff,
    complex: (flags & COMPLEX) !== 0,
    logical: (flags & LOGICAL) !== 0,
    shape,
    name: await nameOf(paged, name),
    at: name.next,
    end: to,
  }
}

async function flagsOf({ paged, little }: PartSource, from: number, to: number): Promise<readonly [number, number]> {
  const part = await partAt(paged, from, to, little)
  if (part.type !== FLAGS || part.to - part.from !== 8)
    throw formatError(FORMAT, 'The flags of an array are damaged.', from)
  const bytes = await paged.read(part.from, part.to)
  return [new DataView(bytes.buffer, bytes.byteOffset, 8).getUint32(0, little), part.next]
}

async function nameOf(paged: ByteSource, { type, from, to }: Part): Promise<string> {
  if (!NAMES.includes(type) || to - from > LONGEST_NAME)
    throw formatError(FORMAT, 'The name of an array is damaged.', from)
  return new TextDecoder().decode(await paged.read(from, to)).replace(/\0.*$/s, '')
}

/** The numbers in a part, whatever type they are stored as. E_FILE_FORMAT where they are none. */
export async function numbersOf({ file, little }: PartSource, part: Part): Promise<Float64Array> {
  const type = storageOf(part.type)
  const count = (part.to - part.from) / (type?.size ?? 1)
  if (type === undefined || !Number.isInteger(count))
    throw formatError(FORMAT, `Numbers are stored as ${part.to - part.from} bytes of type ${part.type}.`, part.from)
  const layout = { format: FORMAT, key: '', type, little, shape: [count], steps: [type.size], at: part.from }
  return (await readStrided(file, layout)).values
}
