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

/** What goes with opening a model, which may take long: a network is run, dead parameters are looked for. */
export interface OpenOptions {
  /** Its reason is thrown once it is aborted. */
  readonly signal?: AbortSignal | undefined
  /** Called with the share of a step that is done, from 0 to 1, and what the step is, such as `running the model`. */
  readonly onProgress?: ((share: number, step: string) => void) | undefined
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
   * @throws (rejects) E_MODEL for a description that does not fit, E_OPTION_UNKNOWN, E_OPTION_VALUE, what the host throws, and the reason
   *   of a signal that is aborted.
   */
  open(description: unknown, host: ModelHost, options?: OptionValues, opening?: OpenOptions): Promise<MatrixSource>
  readonly example: ModelExample
}
