import type { Plugin } from './plugin.ts'

/** An array of numbers as a file holds it. */
export interface NumberArray {
  /** In file order. */
  readonly values: Float64Array
  /** E.g. [1024] for a list, [100, 20] for a table of 100 rows. */
  readonly shape: readonly number[]
}

/** Reads one file format. Works on bytes, so it runs in a browser as well. */
export interface SpectrumReader extends Plugin<'spectrum-reader'> {
  /** Usual endings, without the dot. */
  readonly extensions: readonly string[]
  /** Whether the first bytes are of this format: content decides before the name does. */
  recognizes(bytes: Uint8Array): boolean
  /** Throws E_FILE_FORMAT with the place where the bytes stop making sense. */
  read(bytes: Uint8Array): NumberArray
}

/** Writes eigenvalues (length n, ascending) in one file format. */
export interface SpectrumWriter extends Plugin<'spectrum-writer'> {
  readonly extensions: readonly string[]
  write(values: Float64Array): Uint8Array
}
