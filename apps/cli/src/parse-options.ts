import { FreecurveError, type OptionValues } from '@freecurve/core'

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

/** --aspect-ratio is the option `aspectRatio` of a flow; a flow that has none refuses it. */
export const withAspectRatio = (text: string | undefined): OptionValues =>
  text === undefined ? {} : { aspectRatio: text }
