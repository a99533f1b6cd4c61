import type { Spectrum } from '@freecurve/core'
import { count } from '@freecurve/core'
import { OTHER_SIGN } from './distrust.ts'
import type { SizeReport } from './report.ts'

/** Beyond this ratio the data's blur hides much of what the flow shows. Chosen, not derived. */
const FAR = 10

/** What a reader of a prediction from size n0 to these sizes must know, in sentences. */
export function warningsFor(n0: number, sizes: readonly number[]): readonly string[] {
  const farthest = Math.max(...sizes) / n0
  const far =
    `ratio ${farthest.toPrecision(4)} is far: many laws agree with the data at n0 = ${n0} and differ at this size. ` +
    '"certified" speaks of the law of the fitted curve, not of the matrix; compare with another sample or a larger one.'
  const compression = 'sizes below n0 are compressions: what a random submatrix of that size would show.'
  return [...(farthest > FAR ? [far] : []), ...(sizes.some((n) => n < n0) ? [compression] : [])]
}

/** What a reader must know of how the samples were drawn, in sentences. */
export function warningsOfSource({ source: { overlap } }: Spectrum): readonly string[] {
  if (overlap === undefined) return []
  const share = `${(100 * overlap).toPrecision(2)} %`
  return [
    `samples have about ${share} of their rows in common: they are not independent, and count for more than they tell. The bands are too narrow.`,
  ]
}

/** What a reader must know of sizes beyond that of the whole matrix that was sampled, in sentences. */
export function warningsOfWhole(
  { source: { matrixSize = Infinity } }: Spectrum,
  sizes: readonly number[],
): readonly string[] {
  const beyond = sizes.filter((n) => n > matrixSize)
  if (beyond.length === 0) return []
  return [
    `the matrix that was sampled has ${count(matrixSize, 'row')} in all: what is told of n = ${beyond.join(', ')} is the law of one that has grown beyond itself by more rows of the same kind. It is no matrix of this model or file.`,
  ]
}

/** Fewer eigenvalues in all than this fix little but mean and width. Chosen. */
const FEW = 100

/** What a reader must know of these data and their prediction, in sentences. `laws`: at n0 first, then at every size. */
export function warningsAbout(spectrum: Spectrum, laws: readonly SizeReport[]): readonly string[] {
  const values = spectrum.size * spectrum.samples.length
  const [low, high] = [0, spectrum.size - 1].map((k) => spectrum.samples.map((values) => values[k]!))
  const negative = laws.find(({ index }) => index > 1e-6 && index <= OTHER_SIGN && low!.every((x) => x >= 0))
  const positive = laws.find(({ index, atoms }) => index < 1 - 1e-6 && atoms.length === 0 && high!.every((x) => x <= 0))
  const { outliers } = laws[0]!
  return [
    ...(values < FEW ? [`${count(values, 'eigenvalue')} fix little but mean and width: many laws explain them.`] : []),
    ...(negative === undefined
      ? []
      : [
          `no eigenvalue in the data is negative, but ${(100 * negative.index).toPrecision(2)} % at n = ${negative.n} are.`,
        ]),
    ...(positive === undefined ? [] : [`no eigenvalue in the data is positive, but some at n = ${positive.n} are.`]),
    ...(outliers.length === 0
      ? []
      : [
          `${outliers.length} of ${spectrum.size} eigenvalues ${outliers.length === 1 ? 'lies' : 'lie'} off every bulk (${outliers.map((x) => x.toPrecision(5)).join(', ')}): ${outliers.length === 1 ? 'an outlier, carried until a bulk swallows it' : 'outliers, carried one by one until a bulk swallows them'}.`,
        ]),
  ]
}
