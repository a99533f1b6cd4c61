import type { ModelHost, NumberArray, StoredArray } from '@freecurve/core'
import { describe, expect, it } from 'vitest'
import { normalData, normalRows, randomFeatureScoreOf, randomFeaturesAdapter } from '../src/index.ts'
import { all } from './problems.ts'

/** A table in memory as a stored array. */
function stored(values: Float64Array, shape: readonly number[], imaginary?: Float64Array): StoredArray {
  const read = async (): Promise<NumberArray> => ({ values, shape, imaginary })
  const block = async (rows: Uint32Array, columns: Uint32Array) => {
    const out = new Float64Array(rows.length * columns.length)
    rows.forEach((i, s) => {
      columns.forEach((j, t) => {
        out[s * columns.length + t] = values[i * shape[1]! + j]!
      })
    })
    return { values: out, shape: [rows.length, columns.length], imaginary }
  }
  return { key: '', shape, type: 'float64', read, block }
}

const { example } = randomFeaturesAdapter
const base = { dimension: 3, features: 9, samples: 4, time: 0.1, weights: { seed: 5 }, data: { seed: 6 } }
const tables: { readonly [reference: string]: StoredArray } = {
  'w.npy': stored(await normalRows(5, 3)(all(9)), [9, 3]),
  'x.npy': stored(normalData(6, 4, 3), [4, 3]),
  'flat.npy': stored(normalData(6, 4, 3), [12]),
  'complex.npy': stored(normalData(6, 4, 3), [4, 3], new Float64Array(12)),
}
const host: ModelHost = { ...example.host, array: async (reference) => tables[reference]! }
const principal = async (description: unknown, options = {}) =>
  (await randomFeaturesAdapter.open(description, host, options)).principal(all(9))

describe('the adapter random-features', () => {
  it('gives the source of the typed function, from seeds and from files', async () => {
    const model = {
      weights: normalRows(5, 3),
      features: 9,
      dimension: 3,
      samples: 4,
      data: normalData(6, 4, 3),
      time: 0.1,
    }
    const wanted = await randomFeatureScoreOf({ ...model, activation: 'relu' }).principal(all(9))
    expect(await principal(base, { activation: 'relu' })).toEqual(wanted)
    expect(await principal({ ...base, weights: 'w.npy', data: 'x.npy' }, { activation: 'relu' })).toEqual(wanted)
  })

  it('reads its options', async () => {
    const source = await randomFeaturesAdapter.open(base, host, { form: 'gaussian-equivalent' })
    expect(source.eigenvalues).toBeTypeOf('function')
    expect(source.growth?.flow).toBe('free')
    await expect(principal(base, { activation: 'gelu' })).rejects.toMatchObject({ code: 'E_OPTION_VALUE' })
  })

  it('draws other data of other variances, and never the weights again', async () => {
    const wide = normalData(6, 4, 3, [4, 9])
    const plain = normalData(6, 4, 3)
    wide.forEach((x, k) => {
      expect(x).toBeCloseTo(plain[k]! * [2, 3, 2][k % 3]!, 12)
    })
    expect(await principal({ ...base, data: { seed: 6, variances: [4, 9] } })).not.toEqual(await principal(base))
    expect(normalData(5, 1, 3)).not.toEqual(await normalRows(5, 3)(all(1)))
  })

  it.each([
    ['features', { features: 0 }],
    ['time', { time: -1 }],
    ['time', { time: null }],
    ['samples', { samples: 2 ** 30 }],
    ['weights', { weights: 3 }],
    ['weights', { weights: 'x.npy' }],
    ['data', { data: 'flat.npy' }],
    ['data', { data: 'complex.npy' }],
    ['data.seed', { data: { seed: -1 } }],
    ['data.variances.0', { data: { seed: 1, variances: [-1] } }],
  ])('refuses a description whose %s does not fit, %#', async (path, change) => {
    await expect(principal({ ...base, ...change })).rejects.toMatchObject({ code: 'E_MODEL', details: { path } })
  })
})
