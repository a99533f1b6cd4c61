import { FreecurveError } from '@freecurve/core'
import { type KernelExports, kernelModule } from './kernel-module.ts'

/** A memory, all zero where it is to be used, and the kernel that works in it. */
export interface KernelRoom {
  readonly memory: WebAssembly.Memory
  readonly run: KernelExports
}

/**
 * Which memory: one that is kept for the next small matrix, for work that is done before anybody else can ask for it; one of
 * its own; or one that threads can share.
 */
export type RoomKind = 'kept' | 'own' | 'shared'

const PAGE = 65536
/** Pages that 32-bit addresses reach. */
const MOST_PAGES = 65536
/** Pages that are kept: 1 MiB, enough for 300 rows. Making a memory takes 0.15 ms, as long as 40 rows take. Measured. */
const KEPT_PAGES = 16

let kept: KernelRoom | undefined

/**
 * Room of at least so many bytes. Larger rooms than 1 MiB are never kept.
 *
 * @throws E_MATRIX where that is beyond 32-bit addresses, or beyond the memory that can be had.
 */
export function kernelRoom(bytes: number, kind: RoomKind): KernelRoom {
  const pages = Math.ceil(bytes / PAGE)
  if (kind !== 'kept' || pages > KEPT_PAGES) return makeRoom(pages, kind === 'shared')
  if (kept === undefined) kept = makeRoom(KEPT_PAGES, false)
  else new Uint8Array(kept.memory.buffer, 0, bytes).fill(0)
  return kept
}

function makeRoom(pages: number, shared: boolean): KernelRoom {
  if (pages > MOST_PAGES) throw tooLarge(pages)
  const memory = memoryOf(pages, shared)
  const { exports } = new WebAssembly.Instance(kernelModule(shared), { env: { memory } })
  return { memory, run: exports as unknown as KernelExports }
}

function memoryOf(pages: number, shared: boolean): WebAssembly.Memory {
  try {
    return new WebAssembly.Memory({ initial: pages, maximum: pages, shared })
  } catch (cause) {
    throw tooLarge(pages, { cause })
  }
}

function tooLarge(pages: number, options?: ErrorOptions): FreecurveError {
  const need = `${Math.ceil((pages * PAGE) / 2 ** 20)} MiB`
  const message = `A matrix of this size needs ${need}, which cannot be had (at most 4096 MiB). Take a principal submatrix.`
  return new FreecurveError('E_MATRIX', message, { reason: 'no memory', got: pages * PAGE }, options)
}
