import { FreecurveError } from '@freecurve/core'
import { type KernelExports, kernelModule } from './kernel-module.ts'
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

const PAGE = 65536
/** Pages that 32-bit addresses reach. */
const MOST_PAGES = 65536
/** Places of the order, the band width and the table of addresses in kernel/header.ts, in units of four bytes. */
const ORDER = 64
const TABLE = 72

/**
 * The kernel with fresh memory for a matrix of n rows.
 *
 * @param shared whether threads are to work in this memory
 * @throws E_MATRIX where the matrix is beyond 32-bit addresses (n about 22 000) or beyond the memory that can be had.
 */
export function openKernel(size: number, band: number, shared: boolean): Kernel {
  const order = Math.max(1, Math.ceil(size / band)) * band
  const { addresses, bytes } = memoryLayout(order, band)
  const pages = Math.ceil(bytes / PAGE)
  const memory = memoryOf(pages, shared, size)
  const table = new Uint32Array(memory.buffer)
  table.set([order, band], ORDER)
  table.set(addresses, TABLE)
  const { exports } = new WebAssembly.Instance(kernelModule(shared), { env: { memory } })
  return {
    run: exports as unknown as KernelExports,
    memory,
    order,
    band,
    matrix: new Float64Array(memory.buffer, addresses[0], order * order),
    banded: new Float64Array(memory.buffer, addresses[7], 3 * band * order),
  }
}

function memoryOf(pages: number, shared: boolean, size: number): WebAssembly.Memory {
  try {
    if (pages <= MOST_PAGES) return new WebAssembly.Memory({ initial: pages, maximum: pages, shared })
  } catch (cause) {
    throw tooLarge(size, pages, { cause })
  }
  throw tooLarge(size, pages)
}

function tooLarge(size: number, pages: number, options?: ErrorOptions): FreecurveError {
  const reason = 'no memory'
  const need = `${Math.ceil((pages * PAGE) / 2 ** 20)} MiB`
  const message = `A matrix of size ${size} needs ${need}, which cannot be had (at most 4096 MiB). Take a principal submatrix.`
  return new FreecurveError('E_MATRIX', message, { reason, got: size }, options)
}
