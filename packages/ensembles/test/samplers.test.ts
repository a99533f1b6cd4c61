import { symmetricEigenvalues } from '@freecurve/eigen'
import { describe, expect, it } from 'vitest'
import { compressedSpectrum } from '../src/compressed-spectrum.ts'
import { gramEigenvalues } from '../src/gram-eigenvalues.ts'
import { groupSizes } from '../src/group-sizes.ts'
import {
  chiralBlock,
  deformedMarchenkoPastur,
  deformedWigner,
  freeMeixner,
  fussCatalan,
  kestenMckay,
  wachter,
} from '../src/index.ts'
import { normalTable } from '../src/normal-table.ts'

describe('groupSizes', () => {
  it('add up to n, each within 1 of its share', () => {
    for (const weights of [[1], [0.5, 0.5], [1 / 3, 1 / 3, 1 / 3], [0.1, 0.2, 0.3, 0.15, 0.25], [0.999, 0.001]])
      for (const size of [1, 2, 7, 10, 299, 1000]) {
        const sizes = groupSizes(weights, size)
        expect(sizes.reduce((sum, n) => sum + n, 0)).toBe(size)
        sizes.forEach((n, j) => {
          expect(Math.abs(n - weights[j]! * size)).toBeLessThan(1)
        })
      }
  })
})

describe('compressedSpectrum', () => {
  const values = Float64Array.from([-3, -3, -1, 0, 0, 0, 1, 1, 2, 5])

  it('interlaces with the values, and is theirs at full size', () => {
    const part = compressedSpectrum(values, 7, 1)
    part.forEach((x, k) => {
      expect(x).toBeGreaterThanOrEqual(values[k]! - 1e-12)
      expect(x).toBeLessThanOrEqual(values[k + 3]! + 1e-12)
    })
    expect(compressedSpectrum(values, 10, 1)).toEqual(values)
  })

  it('has their mean on average, and all of a constant', () => {
    const draws = Array.from({ length: 2000 }, (_, seed) => compressedSpectrum(values, 2, seed))
    const mean = draws.flatMap((pair) => [...pair]).reduce((sum, x) => sum + x, 0) / 4000
    expect(Math.abs(mean - 0.2)).toBeLessThan(0.1)
    for (const x of compressedSpectrum(new Float64Array(12).fill(-2), 5, 3)) expect(Math.abs(x + 2)).toBeLessThan(1e-13)
  })
})

describe('gramEigenvalues', () => {
  it('are the same from the wide and the tall side, with exact zeros', () => {
    const data = normalTable(3, 5, 2, 0)
    const tall = Float64Array.from({ length: 15 }, (_, k) => data[(k % 3) * 5 + Math.floor(k / 3)]!)
    const wide = gramEigenvalues({ rows: 3, columns: 5, data }, 2, 6)
    const turned = gramEigenvalues({ rows: 5, columns: 3, data: tall }, 2, 6)
    wide.forEach((x, k) => {
      expect(Math.abs(x - turned[k]!)).toBeLessThan(1e-12)
    })
    expect([...wide.subarray(0, 3)]).toEqual([0, 0, 0])
  })
})

describe('matrices', () => {
  it.each([
    [0.5, 12, 4],
    [2, 12, 8],
  ])('of the chiral block have its eigenvalues, c = %d', (ratio, size, first) => {
    const [alpha, beta] = [0.7, -0.2]
    const [short, long] = [Math.min(first, size - first), Math.max(first, size - first)]
    const table = normalTable(short, long, 9, 0)
    const data = new Float64Array(size * size)
    for (let i = 0; i < size; i++) data[i * size + i] = i < first ? alpha : beta
    for (let i = 0; i < first; i++)
      for (let j = first; j < size; j++) {
        const at = first === short ? i * long + j - first : (j - first) * long + i
        const x = table[at]! * Math.sqrt((1 + ratio) / size)
        data[i * size + j] = x
        data[j * size + i] = x
      }
    const dense = symmetricEigenvalues({ size, data })
    chiralBlock.sample(size, 9, { alpha, beta, ratio }).forEach((x, k) => {
      expect(Math.abs(x - dense[k]!)).toBeLessThan(1e-12)
    })
  })

  it.each([
    ['wachter', wachter.sample(100, 1, { corner: 0.8, rank: 0.4 }), [0, 50, 1, 25]],
    ['kesten-mckay', kestenMckay.sample(100, 1, { degree: 1.5, step: 2 }), [-3, 25, 3, 25]],
    ['free-meixner', freeMeixner.sample(100, 1, { a: 0, b: 0.5, c: 3 }), []],
    ['deformed-marchenko-pastur', deformedMarchenkoPastur.sample(100, 1, { ratio: 4 }), [0, 75]],
    ['fuss-catalan', fussCatalan.sample(100, 1, { ratio: 4 }), [0, 75]],
    ['chiral-block', chiralBlock.sample(100, 1, { ratio: 1 / 3 }), [-1, 50]],
  ] as const)('of %s have their atoms exactly', (_id, values, atoms) => {
    for (let k = 0; k < atoms.length; k += 2) expect(values.filter((x) => x === atoms[k])).toHaveLength(atoms[k + 1]!)
  })

  it.each([
    ['half a row', () => deformedWigner.sample(0.5, 1), 'size'],
    ['no row', () => wachter.sample(0, 1), 'size'],
    ['a bad seed', () => fussCatalan.sample(5, -1), 'seed'],
    ['a bad seed where nothing is left to chance', () => wachter.sample(5, -1, { corner: 1 }), 'seed'],
    ['a table too large', () => kestenMckay.sample(3000, 1, { degree: 1e6 }), 'size'],
  ])('of %s are refused', (_name, run, argument) => {
    expect(run).toThrow(expect.objectContaining({ code: 'E_DOMAIN', details: expect.objectContaining({ argument }) }))
  })
})
