import type { KernelExports } from './kernel-module.ts'
import { kernelRoom, type RoomKind } from './kernel-room.ts'
import { memoryLayout } from './memory-layout.ts'

/** The kernel with a memory for one matrix. */
export interface Kernel {
  readonly run: KernelExports
  readonly memory: WebAssembly.Memory
  /** Order of the padded matrix, a multiple of `band`. */
  readonly order: number
  readonly band: number
  /** The matrix: entry (i, j) at ((i >> 2) order + j) 4 + (i & 3); all zero at first. */
  readonly matrix: Float64Array
  /** The band: entry (i, j) at 3 band j + band + i − j. */
  readonly banded: Float64Array
}

/** Places of the order, the band width and the table of addresses in kernel/header.ts, in units of four bytes. */
const ORDER = 64
const TABLE = 72

/**
 * The kernel with memory for a matrix of n rows, padded with zeros to a multiple of the band width: the rows that are added
 * touch no other, and their eigenvalues stay at the end.
 *
 * @throws E_MATRIX where the matrix is beyond 32-bit addresses (n about 22 000) or beyond the memory that can be had.
 */
export function openKernel(size: number, band: number, kind: RoomKind): Kernel {
  const order = Math.max(1, Math.ceil(size / band)) * band
  const { addresses, bytes } = memoryLayout(order, band)
  const { memory, run } = kernelRoom(bytes, kind)
  const table = new Uint32Array(memory.buffer)
  table.set([order, band], ORDER)
  table.set(addresses, TABLE)
  return {
    run,
    memory,
    order,
    band,
    matrix: new Float64Array(memory.buffer, addresses[0], order * order),
    banded: new Float64Array(memory.buffer, addresses[7], 3 * band * order),
  }
}
