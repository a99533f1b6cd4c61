const BASE = 65_521

/** Bytes after which the sums are reduced: the most for which they stay below 2^53 by far, and the loop short. */
const RUN = 3800

/** Adler-32 of the bytes, going on from the sum of those before (RFC 1950, section 8); 1 to begin with. */
export function adler32(bytes: Uint8Array, before = 1): number {
  let low = before & 0xffff
  let high = before >>> 16
  for (let from = 0; from < bytes.length; from += RUN) {
    const to = Math.min(bytes.length, from + RUN)
    for (let k = from; k < to; k++) {
      low += bytes[k]!
      high += low
    }
    low %= BASE
    high %= BASE
  }
  return ((high << 16) | low) >>> 0
}
