import { formatError } from '@freecurve/spectra-io'

/** Reads little-endian numbers one after the other; behind the end it throws E_FILE_FORMAT. */
export class Cursor {
  readonly bytes: Uint8Array
  /** Offset in the file of the first byte, for messages. */
  readonly start: number
  at = 0

  constructor(bytes: Uint8Array, start: number) {
    this.bytes = bytes
    this.start = start
  }

  get left(): number {
    return this.bytes.length - this.at
  }

  /** The next bytes, as a part of the same memory. */
  take(count: number): Uint8Array {
    if (!(count <= this.left))
      throw formatError('hdf5', 'A header ends in the middle of what it describes.', this.start + this.at)
    this.at += count
    return this.bytes.subarray(this.at - count, this.at)
  }

  /** An unsigned number of 1 to 8 bytes; beyond 2^53 it is not exact, and then behind the end of any file. */
  number(size: number): number {
    let value = 0
    const bytes = this.take(size)
    for (let k = size - 1; k >= 0; k--) value = 256 * value + bytes[k]!
    return value
  }

  /** Text that ends with a zero byte; `multiple` is what its length, zero byte included, is filled up to. */
  text(multiple = 1): string {
    const end = this.bytes.indexOf(0, this.at)
    const length = end < 0 ? this.left + 1 : end - this.at
    const text = new TextDecoder().decode(this.take(Math.ceil((length + 1) / multiple) * multiple).subarray(0, length))
    return text
  }
}
