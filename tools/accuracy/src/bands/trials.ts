import type { OptionValues } from '@freecurve/core'

/** An ensemble, the size of the matrices that are sampled, and how far to predict. */
export interface CoverageTrial {
  readonly name: string
  readonly ensemble: string
  readonly options: OptionValues
  readonly size: number
  readonly ratio: number
}

const freeLevy = (name: string, options: OptionValues, ratio = 8): CoverageTrial => ({
  name,
  ensemble: 'free-levy',
  options,
  size: 500,
  ratio,
})

/** Jumps t_j with rates r(t_j), as the free Lévy ensemble takes them: a smooth measure seen from a sample. */
function many(rateAt: (t: number) => number, places: readonly number[]): OptionValues {
  return { a: 0, sigma2: 0, rates: places.map(rateAt).join(','), jumps: places.join(',') }
}

const upTo = (count: number, most: number): readonly number[] =>
  Array.from({ length: count }, (_, k) => ((k + 0.5) * most) / count)

/** Laws of few and of many jumps, of one bulk and several, near and far. */
export const coverageTrials: readonly CoverageTrial[] = [
  { name: 'semicircle', ensemble: 'semicircle', options: {}, size: 500, ratio: 8 },
  { name: 'Marchenko-Pastur', ensemble: 'marchenko-pastur', options: { ratio: 0.25 }, size: 500, ratio: 8 },
  { name: 'compound free Poisson', ensemble: 'compound-free-poisson', options: {}, size: 500, ratio: 8 },
  freeLevy('three bulks', { a: 1, sigma2: 0.02, rates: '0.2,0.1', jumps: '0.5,2' }),
  freeLevy('five decades', { a: 0.0018, sigma2: 4e-8, rates: '0.17,0.03', jumps: '0.06,9' }, 16),
  freeLevy(
    'rates e^(-t), t to 6',
    many((t) => Math.exp(-t) / 2, upTo(24, 6)),
  ),
  freeLevy(
    'even rates, t from 1 to 3',
    many(
      () => 0.5 / 24,
      upTo(24, 2).map((t) => 1 + t),
    ),
  ),
  freeLevy(
    'both signs, strengths e^(-4|t|)',
    many(
      (t) => (Math.exp(-4 * Math.abs(t)) / (t * t)) * 0.25,
      [
        ...upTo(16, 1.6)
          .map((t) => -t)
          .reverse(),
        ...upTo(16, 1.6),
      ],
    ),
  ),
  { name: 'Kesten-McKay', ensemble: 'kesten-mckay', options: {}, size: 500, ratio: 2 },
]
