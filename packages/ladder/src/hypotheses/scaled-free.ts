import { createSpectrum, defineScalingHypothesis, pooledValues, type Spectrum } from '@freecurve/core'
import { createRandom } from '@freecurve/numerics'
import { fitFree } from '../scaled/fit-free.ts'
import { grownRule } from '../scaled/grown-rule.ts'
import { scaleLaw } from '../scaled/scale-law.ts'
import { withoutRounding } from '../scaled/without-rounding.ts'

/** Eigenvalues of R that differ by less, relatively, are one: createSpectrum refuses 1e-12. */
const NOTHING = 1e-9

/**
 * Rows keep their scales, and what is left without them obeys the free flow: A = D^{1/2} R D^{1/2}, D the diagonal of the scales, R in general
 * position to it. R at n0 is fitted by its free Lévy measure (a, σ², r, t), which at ratio τ is (a, τσ², r/τ, τt), and put together with
 * the law of the scales again (see scaledResolvent). With D constant it is the free flow, with R white the deformed one.
 */
export const scaledFreeScaling = defineScalingHypothesis({
  id: 'scaled-free',
  summary: 'Rows keep their scales; without them the matrix grows by the free flow',
  fewestSizes: 1,
  learn: ({ spectra }) => {
    const spectrum = spectra[spectra.length - 1]!
    if (spectrum.rows === undefined)
      return 'the scales of its rows are not known: they are where a matrix is sampled and its rows differ'
    const fit = fitOfRest(spectrum.rows.samples, spectrum.source)
    if (typeof fit === 'string') return fit
    const scales = pooledValues(spectrum.rows.scales)
    const grown = grownRule(spectrum)
    return {
      ...grown(fit.parameters, scaleLaw(scales)),
      notes: fit.notes,
      // The scales of rows are independent draws.
      draws: (count, seed) => {
        const random = createRandom(seed, 1)
        const redrawn = () => scales.map(() => scales[Math.floor(random.uniform() * scales.length)]!)
        return fit.draws(count, seed).map((parameters) => grown(parameters, scaleLaw(redrawn())))
      },
    }
  },
})

function fitOfRest(given: readonly Float64Array[], source: Spectrum['source']) {
  const cleaned = given.map(withoutRounding)
  const samples = cleaned.map(({ values }) => values)
  const low = Math.min(...samples.map((values) => values[0]!))
  const high = Math.max(...samples.map((values) => values.at(-1)!))
  if (high - low <= NOTHING * Math.max(high, -low))
    return "without its rows' scales the matrix is a multiple of the identity"
  const fit = fitFree(createSpectrum(samples, { source }))
  if (typeof fit === 'string') return `without its rows' scales: ${fit}`
  const spread = cleaned.reduce((sum, one) => sum + one.spread, 0)
  return { ...fit, notes: spread === 0 ? [] : [spreadNote(spread)] }
}

const spreadNote = (count: number): string =>
  `${count} of the eigenvalues without the rows' scales are 0 within rounding, too few for an atom: they were taken for rows that repeat others by chance, and spread up to their neighbours`
