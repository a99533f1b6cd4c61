import { FreecurveError, type ModelHost, type StoredArray } from '@freecurve/core'

/** An array in memory; the number k stands at place k where no values are given. */
export function stored(key: string, shape: readonly number[], values?: Float64Array): StoredArray {
  const size = shape.reduce((product, n) => product * n, 1)
  const all = values ?? Float64Array.from({ length: size }, (_, k) => k)
  return {
    key,
    shape,
    type: 'float64',
    read: async () => ({ values: all.slice(), shape }),
    block: async () => {
      throw new Error('nobody asks for a part')
    },
  }
}

/** A host that knows some arrays by reference, and one file of all of them. */
export const hostOf = (arrays: readonly StoredArray[]): ModelHost => {
  const missing = (path: string) => new FreecurveError('E_FILE_READ', `No "${path}".`, { path, reason: 'absent' })
  return {
    array: async (reference) => {
      const found = arrays.find(({ key }) => key === reference)
      if (found === undefined) throw missing(reference)
      return found
    },
    arrays: async (reference) => {
      if (reference !== 'all') throw missing(reference)
      return arrays
    },
    bytes: async (reference) => {
      throw missing(reference)
    },
    json: async (reference) => {
      if (reference !== 'network.json') throw missing(reference)
      return { input: [2], layers: [{ type: 'dense', units: 3 }] }
    },
  }
}
