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

/** A field as text, for messages and for what only text can decide; what is no printable ASCII becomes a question mark. */
export function fieldText(bytes: Uint8Array, from: number, to: number): string {
  let text = ''
  for (let at = from; at < Math.min(to, from + LONGEST_SHOWN); at++)
    text += bytes[at]! >= SPACE && bytes[at]! < DELETE ? String.fromCharCode(bytes[at]!) : '?'
  return to - from > LONGEST_SHOWN ? `${text}…` : text
}

/** Longer than any number anybody writes; a longer field is no number. */
const LONGEST_SHOWN = 1100
