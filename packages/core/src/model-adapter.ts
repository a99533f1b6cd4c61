import type { ByteSource } from './byte-source.ts'
import type { MatrixSource } from './matrix-source.ts'
import type { OptionValues, Plugin } from './plugin.ts'
import type { StoredArray } from './stored-array.ts'

/** Schema of a model file. */
export const MODEL_SCHEMA = 'freecurve/model@1'

/** What a model is read with: an adapter touches no files itself. References are relative to the description. */
export interface ModelHost {
  /** The array that a reference names, `file` or `file::key`. Rejects with E_FILE_*. */
  array(reference: string): Promise<StoredArray>
  /** All arrays of a file. Rejects with E_FILE_*. */
  arrays(reference: string): Promise<readonly StoredArray[]>
  /** A file as bytes, for a format that the adapter reads itself. Rejects with E_FILE_READ. */
  bytes(reference: string): Promise<ByteSource>
  /** A JSON file, parsed. Rejects with E_FILE_READ, E_FILE_FORMAT. */
  json(reference: string): Promise<unknown>
}

/** A small model of at least eight rows, for the law suite. */
export interface ModelExample {
  readonly description: unknown
  readonly host: ModelHost
}

/** Makes a {@link MatrixSource} out of a described model, so that random principal submatrices of a huge matrix are cheap. */
export interface ModelAdapter extends Plugin<'model-adapter'> {
  /**
   * The matrix of a model.
   *
   * @param description the model file's fields, but for `schema`, `adapter` and `options`
   * @throws (rejects) E_MODEL for a description that does not fit, E_OPTION_UNKNOWN, E_OPTION_VALUE, and what the host throws.
   */
  open(description: unknown, host: ModelHost, options?: OptionValues): Promise<MatrixSource>
  readonly example: ModelExample
}
