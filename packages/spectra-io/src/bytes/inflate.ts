import type { ByteSource } from '@freecurve/core'

/** Packed bytes that are handed over at a time; deflate makes 16 MiB of them at most. */
const PIECE = 2 ** 14

/** Deflated bytes. */
export interface Deflated {
  readonly packed: ByteSource
  /** `deflate` is zlib's form, with a checksum at the end (RFC 1950); `deflate-raw` is the stream alone (RFC 1951). */
  readonly method: 'deflate' | 'deflate-raw'
  /** The error of what is wrong with them. */
  damaged(what: string, cause?: unknown): Error
}

/**
 * What deflated bytes inflate to, piece by piece, by the platform's own DecompressionStream. Packed bytes are read only as pieces are
 * asked for, up to a few in advance.
 *
 * @throws what `damaged` makes of bytes that are damaged or cut off, and what reading the packed ones throws.
 */
export async function* inflate({ packed, method, damaged }: Deflated): AsyncGenerator<Uint8Array, undefined> {
  const stream = new DecompressionStream(method)
  const reader = stream.readable.getReader()
  let unread: { readonly cause: unknown } | undefined
  const writer = stream.writable.getWriter()
  const feed = async () => {
    for (let at = 0; at < packed.size; at += PIECE) {
      const piece = await packed.read(at, Math.min(packed.size, at + PIECE)).catch((cause) => {
        unread = { cause }
        throw cause
      })
      await writer.write(piece.slice())
    }
    await writer.close()
  }
  // What fails here shows in the reader too, or nobody reads any more.
  feed().catch((cause) => writer.abort(cause).catch(() => undefined))
  try {
    for (;;) {
      const { value, done } = await reader.read().catch((cause) => {
        throw unread === undefined ? damaged('it cannot be inflated: it is damaged or cut off', cause) : unread.cause
      })
      if (done) return undefined
      yield value
    }
  } finally {
    await reader.cancel().catch(() => undefined)
  }
}

/** The first `count` bytes of them, or all where there are fewer. Throws as {@link inflate} does. */
export async function inflateHead(deflated: Deflated, count: number): Promise<Uint8Array> {
  const head = new Uint8Array(count)
  let length = 0
  for await (const piece of inflate(deflated)) {
    const some = piece.subarray(0, count - length)
    head.set(some, length)
    length += some.length
    if (length === count) break
  }
  return head.subarray(0, length)
}
