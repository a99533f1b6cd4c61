import type { Pass } from './one-pass.ts'

/** Inflated bytes in turn, which are checked as they come. */
export type Pieces = AsyncGenerator<Uint8Array, undefined>

const NONE = new Uint8Array(0)

/**
 * One reading of inflated bytes. The bytes of the last `read` are kept, as readers come back to their ends; a `read` that begins before
 * them begins anew.
 *
 * @param open begins to inflate; it throws at the end where the whole is not what it should be.
 */
export function inflatingPass(name: string, size: number, open: () => Pieces): Pass {
  let pieces = open()
  /** What of the last piece was not taken yet; it begins at offset `at`. */
  let rest: Uint8Array = NONE
  let at = 0
  /** The bytes before `at` that were read last. */
  let kept: Uint8Array = NONE

  const restart = async (): Promise<void> => {
    await pieces.return(undefined)
    pieces = open()
    rest = NONE
    at = 0
    kept = NONE
  }
  const take = async (most: number): Promise<Uint8Array> => {
    while (rest.length === 0) {
      const { value } = await pieces.next()
      if (value === undefined) throw new RangeError(`There is no byte ${at} of ${size}.`)
      rest = value
    }
    const some = rest.subarray(0, most)
    rest = rest.subarray(some.length)
    at += some.length
    return some
  }
  const readNow = async (from: number, to: number): Promise<Uint8Array> => {
    if (from < at - kept.length) await restart()
    const bytes = new Uint8Array(to - from)
    const again = kept.subarray(kept.length - Math.max(0, at - from)).subarray(0, bytes.length)
    if (from + again.length < at) return again
    bytes.set(again)
    while (at < from) await take(from - at)
    for (let done = again.length; done < bytes.length; ) {
      const some = await take(bytes.length - done)
      bytes.set(some, done)
      done += some.length
    }
    kept = bytes
    return bytes
  }
  let queue: Promise<unknown> = Promise.resolve()
  const read = (from: number, to: number): Promise<Uint8Array> => {
    const result = queue.then(() => readNow(from, to))
    queue = result.catch(() => undefined)
    return result
  }
  const end = async () => {
    for (let done = false; !done; ) done = (await pieces.next()).done === true
  }
  const close = async () => {
    await pieces.return(undefined)
  }
  return Object.freeze({ name, size, read, end, close })
}
