import {
  createLadder,
  createSpectrum,
  type Ladder,
  type QuantileCurve,
  type ScalingHypothesis,
  type SymmetricMatrix,
} from '@freecurve/core'
import { symmetricEigenvalues, wasmSolver } from '@freecurve/eigen'
import { constantScaling, scaledFreeScaling } from '@freecurve/ladder'
import { distancesToSpectrum, lawOfQuantiles } from '@freecurve/law'
import { matrixSource, sampleSpectra } from '@freecurve/matrices'
import { createRandom } from '@freecurve/numerics'
import { beforeAll, describe, expect, it } from 'vitest'
import { decompressLadder, standardRegistry } from '../src/index.ts'

const SIZE = 1200
const SEEN = 300

/** √(d_i d_j) times the entries of R, d log-uniform over two decades. */
function scaled(rest: (i: number, j: number) => number, seed: number): SymmetricMatrix {
  const random = createRandom(seed, 1)
  const roots = Float64Array.from({ length: SIZE }, () => 10 ** (random.uniform() - 0.5))
  const data = new Float64Array(SIZE * SIZE)
  for (let i = 0; i < SIZE; i++)
    for (let j = 0; j <= i; j++) {
      data[i * SIZE + j] = roots[i]! * roots[j]! * rest(i, j)
      data[j * SIZE + i] = data[i * SIZE + j]!
    }
  return { size: SIZE, data }
}

/** X Xᵀ/terms, X of independent normal entries. */
function white(terms: number, seed: number): SymmetricMatrix {
  const random = createRandom(seed)
  const rows = Array.from({ length: SIZE }, () => Float64Array.from({ length: terms }, () => random.normal()))
  return scaled((i, j) => {
    const [a, b] = [rows[i]!, rows[j]!]
    let sum = 0
    for (let k = 0; k < terms; k++) sum += a[k]! * b[k]!
    return sum / terms
  }, seed)
}

function gaussian(seed: number): SymmetricMatrix {
  const random = createRandom(seed)
  return scaled(() => random.normal() / Math.sqrt(SIZE), seed)
}

/** D^{1/2}(I + 0.8 G)D^{1/2}: positive as far as its quarters go, and a seventh of it negative as a whole. */
function shiftedGaussian(seed: number): SymmetricMatrix {
  const random = createRandom(seed)
  return scaled(
    (i, j) => (i === j ? 1 : 0) + (0.8 * random.normal() * (i === j ? Math.SQRT2 : 1)) / Math.sqrt(SIZE),
    seed,
  )
}

async function ladderOf(matrix: SymmetricMatrix): Promise<Ladder> {
  const source = matrixSource(SIZE, 'a matrix', async ({ indices, lower }) => {
    for (let i = 0; i < indices.length; i++)
      for (let j = 0; j <= i; j++) lower[i * indices.length + j] = matrix.data[indices[i]! * SIZE + indices[j]!]!
  })
  const { parts, ...whole } = await sampleSpectra(source, {
    size: SEEN,
    repeats: 4,
    parts: [SEEN / 2],
    rows: true,
    solver: wasmSolver,
  })
  return createLadder([
    ...parts.map(({ samples, rows }) => createSpectrum(samples, { rows, source: { label: 'parts', part: true } })),
    createSpectrum(whole.samples, { rows: whole.rows }),
  ])
}

function curveOf(rule: ScalingHypothesis, ladder: Ladder): QuantileCurve {
  const learnt = rule.learn(ladder)
  if (typeof learnt === 'string') throw new Error(learnt)
  return learnt.at(SIZE)
}

const CASES = [
  ['white', () => white(2000, 3), 0],
  ['white of low rank', () => white(150, 4), 1 - 150 / SIZE],
  ['Gaussian', () => gaussian(5), 0],
  ['Gaussian about the identity', () => shiftedGaussian(6), 0],
] as const

describe.each(CASES)('a matrix whose rows have scales over two decades, %s without them', (_, make, atom) => {
  let ladder: Ladder
  let truth: Float64Array
  const missOf = (rule: ScalingHypothesis) => {
    const { shares, values } = curveOf(rule, ladder)
    return distancesToSpectrum(lawOfQuantiles(shares, values), truth).ks
  }
  beforeAll(async () => {
    const matrix = make()
    ladder = await ladderOf(matrix)
    truth = symmetricEigenvalues(matrix).map((x) => (Math.abs(x) < 1e-10 ? 0 : x))
  }, 60_000)

  it('is predicted by scaled-free from a quarter of it, not by nothing changing', () => {
    expect(ladder.spectra.every(({ rows }) => rows !== undefined)).toBe(true)
    expect(missOf(scaledFreeScaling)).toBeLessThan(0.02)
    expect(missOf(constantScaling)).toBeGreaterThan(0.08)
  })

  it('stays as positive as it is, with its atom at 0', () => {
    const { shares, values } = curveOf(scaledFreeScaling, ladder)
    expect(values[0]! >= 0).toBe(truth[0]! >= 0)
    const law = lawOfQuantiles(shares, values)
    const weight = law.atoms.find(({ x }) => x === 0)?.weight ?? 0
    expect(Math.abs(weight - atom)).toBeLessThan(5e-3)
  })
})

describe('a matrix that is no covariance, seen by parts of a sample of it', () => {
  it('is not taken for one: no aspect ratio is known', async () => {
    const ladder = await ladderOf(shiftedGaussian(6))
    const { report } = decompressLadder(standardRegistry, { ladder, sizes: [SIZE], bands: 0 })
    expect([report.flow, report.fit.family]).toEqual(['empirical', 'scaled-free'])
    expect(report.sizes[0]!.index).toBeGreaterThan(0.05)
    expect(report.distrust.join()).toMatch(/negative/)
    expect(report.ladder!.tests.map(({ flow }) => flow)).not.toContain('deformed')
  }, 60_000)
})

describe('a few zeros of what is left without the scales', () => {
  it('are spread, and told', () => {
    const line = (n: number) => Float64Array.from({ length: n }, (_, k) => 1 + k / n)
    const spectrum = (n: number, zeros: number) =>
      createSpectrum([line(n)], { rows: { scales: [line(n)], samples: [line(n).map((x, k) => (k < zeros ? 0 : x))] } })
    const notesWith = (zeros: number) => {
      const learnt = scaledFreeScaling.learn(createLadder([spectrum(100, 0), spectrum(200, zeros)]))
      return typeof learnt === 'string' ? learnt : learnt.notes
    }
    expect(notesWith(0)).toEqual([])
    expect(notesWith(3)).toEqual([expect.stringMatching(/^3 of the eigenvalues/)])
  })
})

describe('where scaled-free does not apply', () => {
  it('the scales of rows are not known, or nothing is left without them', () => {
    const values = Float64Array.from({ length: 100 }, (_, k) => 1 + k)
    const ones = values.map(() => 1)
    const bare = createLadder([createSpectrum([values.subarray(0, 50)]), createSpectrum([values])])
    expect(scaledFreeScaling.learn(bare)).toMatch(/not known/)
    const diagonal = createSpectrum([values], { rows: { scales: [values], samples: [ones] } })
    expect(scaledFreeScaling.learn(createLadder([bare.spectra[0]!, diagonal]))).toMatch(/identity/)
  })
})
