/** The fields of one line, where they lie in its bytes. Made once and filled anew for each line. */
export interface LineFields {
  /** How many there are; beyond the room for them only this goes on counting. */
  count: number
  readonly from: Uint32Array
  readonly to: Uint32Array
}

const SPACE = 32
const DELETE = 127

/** Room for the fields of a line. */
export const lineFields = (room: number): LineFields => ({
  count: 0,
  from: new Uint32Array(room),
  to: new Uint32Array(room),
})

/** Splits the bytes from…to−1 at blanks, tabs and carriage returns. */
export function splitLine(bytes: Uint8Array, from: number, to: number, fields: LineFields): void {
  fields.count = 0
  for (let at = from; at < to; ) {
    if (isBlank(bytes[at]!)) at++
    else {
      const start = at
      while (at < to && !isBlank(bytes[at]!)) at++
      fields.from[fields.count] = start
      fields.to[fields.count] = at
      fields.count++
    }
  }
}

/** Blanks are the space and the ASCII characters before it but NUL. */
const isBlank = (byte: number): boolean => byte === SPACE || (byte >= 9 && byte <= 13)

/** Characters of a field that a message shows. */
const SHOWN = 40

/** The first characters of a field, for messages and words; what is no printable ASCII becomes a question mark. */
export function fieldText(bytes: Uint8Array, from: number, to: number): string {
  const shown = bytes.subarray(from, Math.min(to, from + SHOWN))
  const text = Array.from(shown, (byte) => (byte >= SPACE && byte < DELETE ? String.fromCharCode(byte) : '?')).join('')
  return to - from > SHOWN ? `${text}…` : text
}
