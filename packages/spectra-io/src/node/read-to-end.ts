import type { FileHandle } from 'node:fs/promises'

/** Room to begin with: what a pipe holds. */
const FIRST = 2 ** 16

/**
 * All bytes of what has no size: a pipe or a device.
 *
 * @throws RangeError for more than `most` bytes, as a device may never end; what reading throws.
 */
export async function readToEnd(handle: FileHandle, most: number): Promise<Uint8Array> {
  let bytes = new Uint8Array(Math.min(FIRST, most + 1))
  let length = 0
  for (;;) {
    const { bytesRead } = await handle.read(bytes, length, bytes.length - length, null)
    if (bytesRead === 0) return bytes.subarray(0, length)
    length += bytesRead
    if (length > most) throw new RangeError(`it is no regular file and gives more than ${most} bytes`)
    if (length < bytes.length) continue
    const larger = new Uint8Array(Math.min(2 * length, most + 1))
    larger.set(bytes)
    bytes = larger
  }
}
