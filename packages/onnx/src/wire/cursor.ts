import { fail } from './fail.ts'

/** A place in bytes in the wire format of protocol buffers. What would lead out of a message is E_FILE_FORMAT. */
export class Cursor {
  readonly bytes: Uint8Array
  /** Offset of the next byte. */
  at: number
  /** Offset of the first byte behind the message. */
  readonly end: number

  constructor(bytes: Uint8Array, at: number, end: number) {
    this.bytes = bytes
    this.at = at
    this.end = end
  }

  /**
   * A number in base 128, least significant group first, as a signed integer of 64 bits (protobuf.dev/programming-guides/encoding).
   * NaN for one beyond ±2^53, which no double holds.
   */
  varint(): number {
    const start = this.at
    let low = 0
    let high = 0
    for (let shift = 0; shift < 70; shift += 7) {
      if (this.at >= this.end)
        throw fail('A number goes on behind the end of what holds it: the file is cut off.', start)
      const byte = this.bytes[this.at++]!
      const group = byte & 127
      if (shift < 32) low |= group << shift
      if (shift === 28) high = group >> 4
      if (shift > 28) high |= group << (shift - 32)
      if (byte < 128) {
        const value = high * 2 ** 32 + (low >>> 0)
        return Number.isSafeInteger(value) ? value : Number.NaN
      }
    }
    throw fail('A number has more than 64 bits.', start)
  }

  /** Goes `count` bytes on and says where they began. */
  skip(count: number): number {
    const from = this.at
    if (!(count >= 0 && count <= this.end - from))
      throw fail(`${count} bytes are promised where ${this.end - from} are left: the file is cut off or damaged.`, from)
    this.at += count
    return from
  }
}
