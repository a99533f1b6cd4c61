import type { ByteSource } from '@freecurve/core'
import { type Deflated, inflate, inflateHead } from './inflate.ts'
import { inflatingPass } from './inflating-pass.ts'
import { mostInflated } from './most-inflated.ts'
import type { OneWaySource } from './one-pass.ts'

/** First bytes that are inflated without the rest, and held: headers lie there. */
const HEAD = 2 ** 14

/** Inflated bytes that are held in memory for the next who asks; of more only the wanted ones are kept. */
const MOST_HELD = 2 ** 28

/** A checksum of inflated bytes, such as CRC-32 of zip or Adler-32 of zlib. */
export interface Checksum {
  /** Goes on from the sum of the bytes before. */
  add(bytes: Uint8Array, before: number): number
  /** Sum of no bytes. */
  readonly start: number
  /** What it is said to be. */
  readonly told: number
}

/** What deflated bytes are said to hold. */
export interface Inflated extends Deflated {
  /** Bytes that come out of all of it. */
  readonly size: number
  readonly checksum: Checksum
  /** @default 256 MiB */
  readonly mostHeld?: number
}

/**
 * What deflated bytes inflate to, as a file of its own. Its first bytes are inflated when they are asked for, all of it once something
 * behind them is, and then held, after a look at its length and checksum. Of one of more than 256 MiB nothing is held where it is read in
 * one pass ({@link inOnePass}); the first pass goes to the end, for the checksum.
 *
 * @throws what `damaged` makes of it, where the size is more than deflate can hold; when it is read, also where there is less or more.
 */
export function inflatedSource(inflated: Inflated): ByteSource | OneWaySource {
  const { packed, size, damaged, mostHeld = MOST_HELD } = inflated
  const { name } = packed
  if (size > mostInflated(packed.size))
    throw damaged(`it is said to hold ${size} bytes, which ${packed.size} packed bytes cannot`)
  let head: Promise<Uint8Array> | undefined
  let whole: Promise<Uint8Array> | undefined
  const read = async (from: number, to: number): Promise<Uint8Array> => {
    if (whole === undefined && to <= HEAD && to < size) {
      head ??= inflateHead(inflated, Math.min(size, HEAD))
      const bytes = (await head).subarray(from, to)
      if (bytes.length === to - from) return bytes
    }
    whole ??= inflateWhole(inflated)
    return (await whole).subarray(from, to)
  }
  if (size <= mostHeld) return Object.freeze({ name, size, read })
  let sound = false
  async function* pieces() {
    if (sound) yield* inflate(inflated)
    else yield* checkedPieces(inflated)
    sound = true
    return undefined
  }
  const pass = () => {
    const checks = !sound
    const one = inflatingPass(name, size, pieces)
    return checks ? one : Object.freeze({ ...one, end: one.close })
  }
  return Object.freeze({ name, size, read, pass })
}

async function inflateWhole(inflated: Inflated): Promise<Uint8Array> {
  const whole = new Uint8Array(inflated.size)
  let length = 0
  for await (const piece of checkedPieces(inflated)) {
    whole.set(piece, length)
    length += piece.length
  }
  return whole
}

/** The pieces, none of them beyond the size; at the end their sum and checksum must be right. */
async function* checkedPieces(inflated: Inflated): AsyncGenerator<Uint8Array, undefined> {
  const { size, checksum, damaged } = inflated
  let length = 0
  let sum = checksum.start
  for await (const piece of inflate(inflated)) {
    length += piece.length
    if (length > size) throw damaged(`it is said to hold ${size} bytes and holds more`)
    sum = checksum.add(piece, sum)
    yield piece
  }
  if (length < size) throw damaged(`it is said to hold ${size} bytes and holds ${length}`)
  if (sum !== checksum.told) throw damaged('its checksum is wrong')
  return undefined
}
