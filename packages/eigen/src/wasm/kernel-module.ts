import { KERNEL } from '../generated/kernel.ts'

/** Functions of the kernel; kernel/ says what each does. */
export interface KernelExports {
  keepDiagonalBlock(column: number): void
  factorPanel(column: number): void
  makeTriangle(): void
  makeMiddle(): void
  chase(first: number, count: number, size: number): void
  multiplyGram(to: number, stride: number, packed: number, depth: number, first: number, last: number): void
  multiplyPacked(to: number, left: number, right: number, depth: number, rows: number, columns: number): void
  publish(job: number, row: number): void
  /** Does a chunk of a job: 1 once the whole job is done, 0 while there may be more to do, −1 while only helpers have. */
  work(): number
  dismiss(): void
}

/** The end of the import of a memory `m.memory`: name, kind "memory", then the flags: 3 is "shared, with a maximum". */
const MEMORY_IMPORT = [0x6d, 0x65, 0x6d, 0x6f, 0x72, 0x79, 0x02, 0x03]

const compiled: { shared?: WebAssembly.Module; own?: WebAssembly.Module } = {}

/**
 * The kernel, compiled once in a process. The two forms differ in one bit, which says whether the memory it is given must be
 * shared: where nothing can be shared, the same code runs in a memory of its own.
 */
export function kernelModule(shared: boolean): WebAssembly.Module {
  const form = shared ? 'shared' : 'own'
  compiled[form] ??= new WebAssembly.Module(kernelBytes(shared))
  return compiled[form]
}

function kernelBytes(shared: boolean): Uint8Array<ArrayBuffer> {
  const bytes = Uint8Array.from(atob(KERNEL), (char) => char.charCodeAt(0))
  const at = bytes.findIndex((_, k) => MEMORY_IMPORT.every((byte, l) => bytes[k + l] === byte))
  if (!shared) bytes[at + MEMORY_IMPORT.length - 1] = 0x01
  return bytes
}
