import { FreecurveError, type OptionValues } from '@freecurve/core'
import { misuse } from './misuse.ts'

/** --from as a size n0. Throws E_OPTION_VALUE. */
export function parseSize(text: string | undefined): number | undefined {
  if (text === undefined) return undefined
  const size = Number(text)
  if (!(Number.isSafeInteger(size) && size >= 1))
    throw new FreecurveError(
      'E_OPTION_VALUE',
      `--from wants the size n0 of the submatrix, a whole number; got "${text}".`,
      { option: 'from', got: text },
    )
  return size
}

/** A whole number from `least` on. Throws E_OPTION_VALUE. */
export function parseCount(option: string, text: string, least = 0): number {
  const count = Number(text)
  if (text.trim() === '' || !Number.isSafeInteger(count) || count < least)
    throw new FreecurveError('E_OPTION_VALUE', `--${option} wants a whole number from ${least} on; got "${text}".`, {
      option,
      got: text,
    })
  return count
}

/** A whole number from 1 on. Throws E_OPTION_VALUE. */
export const parsePositive = (option: string, text: string): number => parseCount(option, text, 1)

/** --aspect-ratio is the option `aspectRatio` of a flow; a flow that has none refuses it. */
export const withAspectRatio = (text: string | undefined): OptionValues =>
  text === undefined ? {} : { aspectRatio: text }

/**
 * The value of an option that must be there. Commander would miss it before it names an option that it does not know, such as `--too` for
 * `--to`. Throws E_USAGE.
 */
export function required(option: string, value: string | undefined, example: string): string {
  if (value !== undefined) return value
  throw misuse(option, `--${option} is missing: say ${example}.`)
}
