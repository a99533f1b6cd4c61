import { FreecurveError } from '@freecurve/core'

/**
 * The numbers in a text such as "0.6,0.2"; spaces are allowed.
 *
 * @throws E_OPTION_VALUE where a piece is no finite number.
 */
export function numbersOf(option: string, text: string): readonly number[] {
  return text.split(',').map((piece) => {
    const value = piece.trim() === '' ? Number.NaN : Number(piece)
    if (Number.isFinite(value)) return value
    throw new FreecurveError(
      'E_OPTION_VALUE',
      `${option} must be numbers with commas, for example 0.6,0.2; got "${text}".`,
      {
        option,
        got: text,
      },
    )
  })
}

/** Numbers, each times a factor, as the text that {@link numbersOf} reads back bit for bit. Throws nothing. */
export const textOf = (numbers: readonly number[], factor = 1): string => numbers.map((x) => x * factor).join(',')
