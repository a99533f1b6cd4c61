/** What each error code carries besides its message: the facts a program can act on. */
export interface ErrorDetails {
  /** A spectrum holds NaN or an infinite value. */
  E_SPECTRUM_NOT_FINITE: { readonly index: number; readonly got: number }
  /** A spectrum has too few values to say anything. */
  E_SPECTRUM_EMPTY: { readonly count: number; readonly needed: number }
  /** The number of eigenvalues is not the size of the matrix they are said to come from. */
  E_SPECTRUM_SIZE: { readonly size: number; readonly counts: readonly number[] }
  /** All eigenvalues are equal: there is no spectrum to fit. */
  E_SPECTRUM_CONSTANT: { readonly value: number }
  /** Eigenvalues so large, so small or so close together that double precision cannot tell their law. */
  E_SPECTRUM_RANGE: { readonly low: number; readonly high: number }
  /** Spectra that make no ladder: fewer than two sizes, or one size twice. */
  E_LADDER: { readonly sizes: readonly number[] }
  /** The file holds a matrix where a list of eigenvalues is expected. */
  E_SPECTRUM_SHAPE: { readonly shape: readonly number[] }
  /** A target size or ratio that no flow can be asked for. */
  E_TARGET: { readonly got: unknown }
  /** The bytes are not what the format says they should be. */
  E_FILE_FORMAT: { readonly format: string; readonly at?: number | undefined }
  /** No registered reader recognises the file. */
  E_FILE_UNKNOWN: { readonly name: string; readonly readers: readonly string[] }
  /** The file holds no array of this name, or several and none was named. */
  E_FILE_KEY: { readonly key: string | undefined; readonly keys: readonly string[] }
  /** A file of a kind that is read with a package which is not installed. */
  E_FILE_SUPPORT: { readonly format: string; readonly install: string }
  /** The file cannot be read. */
  E_FILE_READ: { readonly path: string; readonly reason: string }
  /** The file cannot be written; nothing was written. */
  E_FILE_WRITE: { readonly path: string; readonly reason: string }
  /** A curve file or curve parameters that describe no curve. */
  E_CURVE: { readonly path: string; readonly got: unknown }
  /** A command, an argument or a combination of options that makes no sense. */
  E_USAGE: { readonly option?: string | undefined; readonly got?: unknown }
  /** An option nobody reads. */
  E_OPTION_UNKNOWN: { readonly option: string; readonly known: readonly string[] }
  /** An option whose value is out of range or of the wrong kind. */
  E_OPTION_VALUE: { readonly option: string; readonly got: unknown }
  /** Two plugins of one kind share an id. */
  E_PLUGIN_DUPLICATE: { readonly kind: string; readonly id: string }
  /** No plugin of this kind has this id. */
  E_PLUGIN_UNKNOWN: { readonly kind: string; readonly id: string; readonly known: readonly string[] }
  /** A plugin record that lacks what its kind needs. */
  E_PLUGIN_INVALID: { readonly kind: string; readonly id: string; readonly problems: readonly string[] }
  /** A plugin file or package that cannot be loaded. */
  E_PLUGIN_LOAD: { readonly specifier: string; readonly reason: string }
  /** A plugin threw something of its own. */
  E_PLUGIN_FAILED: { readonly kind: string; readonly id: string }
  /** An index set or a matrix whose shape does not fit. */
  E_MATRIX: { readonly reason: string; readonly got?: unknown }
  /** An eigensolver that cannot be used here, or that gave up. */
  E_SOLVER: { readonly solver: string; readonly reason: string }
  /** A description of a model that makes none. */
  E_MODEL: { readonly path: string; readonly got?: unknown }
  /** An argument outside the domain of a function. */
  E_DOMAIN: { readonly argument: string; readonly got: unknown }
}

/** Every code a FreecurveError can have. */
export type ErrorCode = keyof ErrorDetails

/**
 * Misuse, said once and clearly: what was wrong, what was found, what to do.
 * Programs test `code` and `details`; people read `message`.
 * `structuredClone` drops both, so convert at a worker's border.
 */
export class FreecurveError<C extends ErrorCode = ErrorCode> extends Error {
  override readonly name = 'FreecurveError'
  readonly code: C
  readonly details: ErrorDetails[C]

  constructor(code: C, message: string, details: ErrorDetails[C], options?: ErrorOptions) {
    super(message, options)
    this.code = code
    this.details = details
  }
}

/**
 * Whether something thrown is a FreecurveError, of this copy of the package or another: a plugin may bring its own, whose class is not
 * ours, and a later one may know codes that we do not.
 */
export function isFreecurveError(thrown: unknown): thrown is FreecurveError {
  if (thrown instanceof FreecurveError) return true
  if (typeof thrown !== 'object' || thrown === null) return false
  const { name, code, message } = thrown as { readonly [field: string]: unknown }
  return name === 'FreecurveError' && typeof code === 'string' && typeof message === 'string'
}

/** The text of anything that can be thrown. */
export const messageOf = (thrown: unknown): string => (thrown instanceof Error ? thrown.message : String(thrown))
