import { bandWidth } from './band-width.ts'
import { memoryLayout } from './memory-layout.ts'

/** Bytes that 32-bit addresses reach. */
const REACH = 2 ** 32

/** Rows of the largest matrix whose memory 32-bit addresses reach, a multiple of its band width: about 22 900. */
export function largestOrder(): number {
  const width = bandWidth(Number.POSITIVE_INFINITY)
  let order = Math.floor(Math.sqrt(REACH / 8) / width) * width
  while (memoryLayout(order, width).bytes > REACH) order -= width
  return order
}
