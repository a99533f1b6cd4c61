/** Remainders of all bytes by the polynomial 0xedb88320 of ISO 3309 and zip. */
const TABLE = Uint32Array.from({ length: 256 }, (_, byte) => {
  let rest = byte
  for (let bit = 0; bit < 8; bit++) rest = rest & 1 ? (rest >>> 1) ^ 0xedb88320 : rest >>> 1
  return rest
})

/**
 * CRC-32 of bytes, as zip has it.
 *
 * @param before checksum of the bytes that came before these; 0 for none.
 */
export function crc32(bytes: Uint8Array, before = 0): number {
  let rest = ~before
  for (let k = 0; k < bytes.length; k++) rest = (rest >>> 8) ^ TABLE[(rest ^ bytes[k]!) & 255]!
  return ~rest >>> 0
}
