import { symmetricEigenvalues } from '@freecurve/eigen'
import { liveParameters } from '@freecurve/networks'
import { exampleProblem, layerExamples } from '@freecurve/networks/testing'
import { describe, expect, it } from 'vitest'
import { type HessianProblem, hessianAdapter, hessianOf, MATRIX_KINDS } from '../src/index.ts'
import { range, wholeOf } from './matrices-of.ts'

/** The problem with features set to 0 in every sample: those for which `blank` says so. */
function blanked(problem: HessianProblem, blank: (feature: number) => boolean): HessianProblem {
  const { samples, inputs } = problem.data
  const width = inputs.length / samples
  return { ...problem, data: { ...problem.data, inputs: inputs.map((x, k) => (blank(k % width) ? 0 : x)) } }
}

const dense = blanked(
  exampleProblem(
    { input: [4], layers: [{ type: 'dense', units: 3 }, { type: 'gelu' }, { type: 'dense', units: 2 }] },
    'cross-entropy',
    1,
  ),
  (feature) => feature % 2 === 0,
)
/** Images of 5×5 with a blank margin on the left: of a 2×3 kernel the left column reads nothing else. */
const images = blanked(
  exampleProblem(
    {
      input: [1, 5, 5],
      layers: [
        { type: 'conv', filters: 2, kernel: [2, 3] },
        { type: 'tanh' },
        { type: 'flatten' },
        { type: 'dense', units: 2 },
      ],
    },
    'cross-entropy',
    2,
  ),
  (pixel) => pixel % 5 < 3,
)
const start = exampleProblem(
  { input: [3], layers: [{ type: 'dense', units: 4 }, { type: 'relu' }, { type: 'dense', units: 2 }] },
  'cross-entropy',
  3,
)
/** Two of the four units are off, two are on. */
const rectified: HessianProblem = {
  ...start,
  weights: {
    ...start.weights,
    parameters: start.weights.parameters.map((x, k) => (k < 12 || k >= 16 ? x : k < 14 ? -100 : 3)),
  },
}

describe.each([
  ['dense layers with blank features', dense, 6],
  ['a convolution of images with a blank margin', images, 4],
  ['units of a relu that are off', rectified, 4],
] as const)('%s', async (_, problem, dead) => {
  const live = await liveParameters(problem)
  const { size } = problem.network

  it.each(MATRIX_KINDS)('has a live part that is a submatrix of all, bit by bit: %s', async (matrix) => {
    const source = await hessianOf({ ...problem, matrix })
    expect(source.size).toBe(size - dead)
    expect(source.size).toBe(live.length)
    const all = await hessianOf({ ...problem, matrix, parameters: 'all' })
    expect(all.size).toBe(size)
    expect((await source.principal(range(source.size))).data).toEqual((await all.principal(live)).data)
    const order = Uint32Array.of(source.size - 1, 0, 3)
    expect((await source.principal(order)).data).toEqual((await all.principal(order.map((k) => live[k]!))).data)
    await expect(source.principal(Uint32Array.of(source.size))).rejects.toMatchObject({ code: 'E_MATRIX' })
  })

  it.each(MATRIX_KINDS)('has exact zeros in all other rows: %s', async (matrix) => {
    const { data } = await wholeOf({ ...problem, matrix })
    for (let k = 0; k < size; k++)
      if (!live.includes(k)) for (let l = 0; l < size; l++) expect(Math.abs(data[k * size + l]!)).toBe(0)
  })

  it('has λ on the diagonal of these rows with a ridge, and says so', async () => {
    const ridged = { ...problem, ridge: 0.375 }
    const { data } = await wholeOf(ridged)
    for (let k = 0; k < size; k++)
      if (!live.includes(k))
        for (let l = 0; l < size; l++) expect(Math.abs(data[k * size + l]!)).toBe(k === l ? 0.375 : 0)
    expect((await hessianOf(ridged)).label).toContain('0.375')
    expect((await hessianOf({ ...ridged, parameters: 'all' })).growth?.note).toContain('0.375')
  })

  it('has all eigenvalues once as many zeros are added', async () => {
    const source = await hessianOf(problem)
    const values = symmetricEigenvalues(await source.principal(range(source.size)))
    const wanted = symmetricEigenvalues(await wholeOf(problem))
    const scale = Math.max(...wanted.map(Math.abs))
    const got = Float64Array.from([...values, ...new Array<number>(dead).fill(0)]).sort()
    got.forEach((x, k) => {
      expect(Math.abs(x - wanted[k]!)).toBeLessThan(1e-14 * scale)
    })
  })

  it('tells how many there are', async () => {
    const { label } = await hessianOf(problem)
    expect(label).toContain(`the ${size - dead} live of ${size} parameters`)
    expect((await hessianOf({ ...problem, parameters: 'all' })).growth?.note).toContain(`${dead} of the ${size} rows`)
  })
})

describe('the live parameters', () => {
  it('are all where none is dead: nothing changes', async () => {
    const { problem } = layerExamples.find(({ layer }) => layer === 'gelu')!
    const [live, all] = [await hessianOf(problem), await hessianOf({ ...problem, parameters: 'all' })]
    expect(live.size).toBe(problem.network.size)
    expect([live.label, live.growth]).toEqual([all.label, all.growth])
    const every = range(live.size)
    expect((await live.principal(every)).data).toEqual((await all.principal(every)).data)
  })

  it('are counted in thousands', async () => {
    const problem = exampleProblem({ input: [600], layers: [{ type: 'dense', units: 2 }] }, 'cross-entropy', 5)
    expect((await hessianOf(problem)).label).toContain('1 202 parameters')
    expect((await hessianOf(blanked(problem, (k) => k < 50))).label).toContain('1 102 live of 1 202')
  })

  it('must be some', async () => {
    const layers = [{ type: 'dense', units: 2, bias: false }]
    const problem = blanked(exampleProblem({ input: [2], layers }, 'cross-entropy', 4), () => true)
    await expect(hessianOf(problem)).rejects.toEqual(
      expect.objectContaining({ code: 'E_DOMAIN', details: expect.objectContaining({ argument: 'inputs' }) }),
    )
    expect((await hessianOf({ ...problem, parameters: 'all' })).size).toBe(4)
  })

  it('are an option of the adapter', async () => {
    const { description, host } = hessianAdapter.example
    const dark = { ...(description as object), data: { inputs: 'inputs', labels: 'labels', scale: 0 } }
    expect((await hessianAdapter.open(dark, host)).size).toBe(14)
    expect((await hessianAdapter.open(dark, host, { parameters: 'all' })).size).toBe(26)
  })
})
