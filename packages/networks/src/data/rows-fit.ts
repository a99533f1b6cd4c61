import { sizeOf } from '../network/network.ts'

/**
 * Whether an array is a list of samples of a shape: its first dimension counts them, and the others are those of a sample up to ones, or a
 * single one of as many numbers; or it is a flat list of one sample after the other. Other shapes of the right size, as of images whose
 * channels come last, are none: their numbers come in another order. An array without numbers is none.
 */
export function rowsFit(array: readonly number[], sample: readonly number[]): boolean {
  const [first = 0, ...rest] = array
  const width = sizeOf(sample)
  if (first === 0) return false
  if (rest.length === 0) return first % width === 0
  const [own, wanted] = [withoutOnes(rest), withoutOnes(sample)]
  return sizeOf(rest) === width && (own.length < 2 || String(own) === String(wanted))
}

const withoutOnes = (shape: readonly number[]) => shape.filter((n) => n !== 1)
