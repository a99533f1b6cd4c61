/** The polynomial 0xedb88320 of ISO 3309 and zip. */
const POLYNOMIAL = 0xedb88320

/** Bytes that are taken at once: "slicing by 8" (Kounavis and Berry, A systematic approach to building high performance CRC generators, 2005). */
const SLICES = 8

/** TABLE[256 j + b]: remainder of byte b with j zero bytes behind it. */
const TABLE = new Uint32Array(256 * SLICES)
for (let byte = 0; byte < 256; byte++) {
  let rest = byte
  for (let bit = 0; bit < 8; bit++) rest = rest & 1 ? (rest >>> 1) ^ POLYNOMIAL : rest >>> 1
  TABLE[byte] = rest
}
for (let k = 256; k < TABLE.length; k++) {
  const before = TABLE[k - 256]!
  TABLE[k] = (before >>> 8) ^ TABLE[before & 255]!
}

/**
 * CRC-32 of bytes, as zip has it.
 *
 * @param before checksum of the bytes that came before these; 0 for none.
 */
export function crc32(bytes: Uint8Array, before = 0): number {
  const t = TABLE
  let rest = ~before
  let k = 0
  for (const last = bytes.length - SLICES; k <= last; k += SLICES) {
    const low = rest ^ (bytes[k]! | (bytes[k + 1]! << 8) | (bytes[k + 2]! << 16) | (bytes[k + 3]! << 24))
    rest =
      t[1792 + (low & 255)]! ^
      t[1536 + ((low >>> 8) & 255)]! ^
      t[1280 + ((low >>> 16) & 255)]! ^
      t[1024 + (low >>> 24)]! ^
      t[768 + bytes[k + 4]!]! ^
      t[512 + bytes[k + 5]!]! ^
      t[256 + bytes[k + 6]!]! ^
      t[bytes[k + 7]!]!
  }
  for (; k < bytes.length; k++) rest = (rest >>> 8) ^ t[(rest ^ bytes[k]!) & 255]!
  return ~rest >>> 0
}
