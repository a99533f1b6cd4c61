import { type ByteSource, messageOf } from '@freecurve/core'
import { Inflate } from 'fflate'
import { formatError } from '../format-error.ts'

/** What is to come out of a deflated member. */
export interface InflateTask {
  /** Bytes that come out of all of it, as the archive says. */
  readonly size: number
  /** Bytes that are wanted of these, from the first on. */
  readonly wanted: number
  /** Id of the reader, for messages. */
  readonly format: string
}

/** Packed bytes that are unpacked at a time; deflate makes at most 17 MB of them. */
const PIECE = 2 ** 14

/** Pieces that may pass without a byte coming out: a stored block, of up to 64 KiB, comes out as a whole. */
const MOST_IDLE = 6

/**
 * The first `wanted` bytes that a deflated member unpacks to; it stops as soon as there are more than the archive said.
 *
 * @throws E_FILE_FORMAT for bytes that are not deflated, and for more or fewer of them than the archive says.
 */
export async function inflate(packed: ByteSource, { size, wanted, format }: InflateTask): Promise<Uint8Array> {
  const out = new Uint8Array(wanted)
  let filled = 0
  let beyond = 0
  const stream = new Inflate((chunk) => {
    const taken = chunk.subarray(0, wanted - filled)
    out.set(taken, filled)
    filled += taken.length
    beyond += chunk.length - taken.length
  })
  const fail = (what: string, cause?: unknown) =>
    formatError(format, `"${packed.name}" in the zip archive is damaged: ${what}.`, undefined, cause)
  let idle = 0
  for (let from = 0; from < packed.size && (filled < wanted || wanted === size); from += PIECE) {
    const to = Math.min(packed.size, from + PIECE)
    const before = filled
    const piece = await packed.read(from, to)
    try {
      stream.push(piece, to === packed.size)
    } catch (cause) {
      throw fail(`it cannot be unpacked (${messageOf(cause)})`, cause)
    }
    if (filled + beyond > size) throw fail(`it unpacks to more than the ${size} bytes that were said`)
    idle = filled > before ? 0 : idle + 1
    if (idle > MOST_IDLE) throw fail('its packed bytes end before they should')
  }
  if (filled < wanted) throw fail(`it unpacks to ${filled} bytes, not to ${size}`)
  return out
}
