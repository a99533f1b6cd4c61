import { formatError } from '@freecurve/spectra-io'
import type { NumberKind } from '../file/number-kind.ts'

/** Values one after the other, little-endian; booleans bit by bit from the lowest. Integers beyond 2^53 become NaN. */
export function plainValues(
  bytes: Uint8Array,
  { element, bits }: NumberKind,
  values: Float64Array,
  from: number,
  count: number,
): void {
  const needed = bits ? Math.ceil(count / 8) : element.size * count
  if (needed > bytes.length)
    throw formatError('parquet', `A page of ${count} values takes ${needed} bytes, but has ${bytes.length}.`)
  if (bits) {
    for (let k = 0; k < count; k++) values[from + k] = (bytes[k >> 3]! >> (k & 7)) & 1
    return
  }
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const { real, size } = element
  for (let k = 0; k < count; k++) values[from + k] = real(view, k * size, true)
}
