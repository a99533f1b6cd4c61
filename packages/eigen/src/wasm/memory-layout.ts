/** Where the kernel finds its arrays: byte addresses in its memory. */
export interface MemoryLayout {
  /** In the order of the table in kernel/header.ts: A, [V | Y], [X | V], V, Y, [M/2; −T], b×b matrices, band, vectors. */
  readonly addresses: readonly number[]
  /** Size of the whole. */
  readonly bytes: number
}

/** Bytes before the first array: counters and the table. */
const HEADER = 1024
/** Arrays begin at a cache line. */
const LINE = 64

/** The memory for a matrix of order n, a multiple of the band width b: about 8n² + 72 n b bytes. */
export function memoryLayout(order: number, band: number): MemoryLayout {
  const lengths = [
    order * order,
    2 * order * band,
    2 * order * band,
    order * band,
    order * band,
    2 * band * band,
    4 * band * band,
    3 * band * (order + 2 * band),
    order + 12 * band + 8,
  ]
  const addresses: number[] = []
  let bytes = HEADER
  for (const length of lengths) {
    addresses.push(bytes)
    bytes += Math.ceil((8 * length) / LINE) * LINE
  }
  return { addresses, bytes }
}
