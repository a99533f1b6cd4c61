// Where things lie in the kernel's memory. The caller (src/wasm/layout.ts) writes the table from 256 on before any call;
// helpers in other threads read it from the same memory. The counters have cache lines of their own.

/** i64: number of chunks of the job in the high half, the next chunk to be claimed in the low half. */
export const CLAIM: usize = 0
/** i32: chunks that are done. */
export const DONE: usize = 64
/** i32: grows by one with every job, and is −1 when helpers are to leave; they sleep on it. */
export const TURN: usize = 128

/** u32 each: order n of the padded matrix, a multiple of the band width b, which is a multiple of 8. */
const ORDER: usize = 256
const BAND: usize = 260
/** u32: kind of the job, and first row of the trailing block it works on. */
export const KIND: usize = 264
export const ROW: usize = 268
/** u32 each: addresses of the arrays. */
const MATRIX: usize = 288
const LEFT: usize = 292
const RIGHT: usize = 296
const COLUMNS: usize = 300
const PRODUCT: usize = 304
const FACTOR: usize = 308
const SMALL: usize = 312
const BANDED: usize = 316
const VECTOR: usize = 320

/** n */
export function order(): i32 {
  return load<i32>(ORDER)
}

/** b */
export function band(): i32 {
  return load<i32>(BAND)
}

/** The matrix A, n×n in rows of tiles: entry (i, j) is at ((i >> 2) n + j) 4 + (i & 3). */
export function matrix(): usize {
  return load<u32>(MATRIX)
}

/** [V | Y], later [V | X], m×2b in rows of tiles. */
export function left(): usize {
  return load<u32>(LEFT)
}

/** [X | V], m×2b in rows of tiles. */
export function right(): usize {
  return load<u32>(RIGHT)
}

/** V, m×b in columns of tiles: entry (i, j) is at ((j >> 2) m + i) 4 + (j & 3). */
export function columns(): usize {
  return load<u32>(COLUMNS)
}

/** Y = A V, m×b in columns of tiles. */
export function product(): usize {
  return load<u32>(PRODUCT)
}

/** [M/2; −T], 2b×b in columns of tiles. */
export function factor(): usize {
  return load<u32>(FACTOR)
}

/** Four b×b matrices: VᵀV, VᵀY, and two to work in. */
export function small(k: i32): usize {
  const b = band()
  return <usize>load<u32>(SMALL) + ((<usize>(k * b * b)) << 3)
}

/** The band: entry (i, j), −b ≤ i − j < 2b, is at 3b j + b + i − j. */
export function banded(): usize {
  return load<u32>(BANDED)
}

/** Room for vectors: n + b doubles for the panel, later 8(b + 1) + 3b for the chase. */
export function vector(): usize {
  return load<u32>(VECTOR)
}
