import { formatError } from '../format-error.ts'
import type { ElementType } from './element-type.ts'

/** Where numbers lie in bytes and where they go. */
export interface ElementRun {
  readonly type: ElementType
  readonly little: boolean
  /** Bytes between one element and the next. */
  readonly step: number
  readonly values: Float64Array
  readonly imaginary: Float64Array | undefined
}

/**
 * Reads `count` elements from a byte offset on into every `toStep`-th place from `to` on. Throws E_FILE_FORMAT for an integer that no
 * double holds.
 *
 * @param fileAt offset in the file of the view's first byte, for the message.
 */
export function readElements(
  format: string,
  { type, little, step, values, imaginary }: ElementRun,
  view: DataView,
  from: number,
  count: number,
  to: number,
  toStep: number,
  fileAt: number,
): void {
  const { real } = type
  for (let k = 0; k < count; k++) {
    const value = real(view, from + k * step, little)
    if (type.integer && Number.isNaN(value))
      throw formatError(
        format,
        'There is an integer beyond 2^53, which cannot be read exactly. Save the array as float64.',
        fileAt + from + k * step,
      )
    values[to + k * toStep] = value
  }
  if (imaginary === undefined || type.imaginary === undefined) return
  for (let k = 0; k < count; k++) imaginary[to + k * toStep] = type.imaginary(view, from + k * step, little)
}
