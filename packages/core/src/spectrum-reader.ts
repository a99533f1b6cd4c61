import type { ByteSource } from './byte-source.ts'
import type { Plugin } from './plugin.ts'
import type { StoredArray } from './stored-array.ts'

/** Reads one file format: spectra and matrices alike. Works on bytes, so it runs in a browser as well. */
export interface SpectrumReader extends Plugin<'spectrum-reader'> {
  /** Usual endings, without the dot. */
  readonly extensions: readonly string[]
  /** Whether the first bytes (64 KiB, or all of a shorter file) are of this format: content decides before the name does. */
  recognizes(head: Uint8Array): boolean
  /**
   * The arrays of numbers in the file, at least one; reads no more than it needs to find them. Rejects with E_FILE_FORMAT and the place
   * where the bytes stop making sense.
   */
  open(file: ByteSource): Promise<readonly StoredArray[]>
}

/** Writes eigenvalues (length n, ascending) in one file format. */
export interface SpectrumWriter extends Plugin<'spectrum-writer'> {
  readonly extensions: readonly string[]
  write(values: Float64Array): Uint8Array
}
