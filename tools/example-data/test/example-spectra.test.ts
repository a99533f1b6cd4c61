import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { npyReader } from '@freecurve/spectra-io'
import { describe, expect, it } from 'vitest'
import { exampleSpectra } from '../src/example-spectra.ts'

const folder = join(import.meta.dirname, '../../../data/example')
const read = (name: string) => npyReader.read(readFileSync(join(folder, name))).values

/** Edges at n = 8000 (data/example/README.md), widened by some widths of their fluctuation, n^(−2/3). */
const BULKS = [
  { from: 0.98, to: 3.2, count: 600 },
  { from: 4.05, to: 7.75, count: 200 },
]

describe('data/example', () => {
  it('is what the generator makes: same bytes but for the last digits of an eigenvalue', () => {
    for (const { name, bytes } of exampleSpectra()) {
      const committed = read(name)
      const made = npyReader.read(bytes).values
      expect(made).toHaveLength(committed.length)
      const error = made.reduce((most, x, k) => Math.max(most, Math.abs(x - committed[k]!)), 0)
      expect(error).toBeLessThan(1e-12)
      expect(readFileSync(join(folder, name)).subarray(0, 128)).toEqual(Buffer.from(bytes.subarray(0, 128)))
    }
  })

  it('is complete and ascending, with every zero exact', () => {
    for (const [name, size, zeros] of [
      ['n001000.npy', 1000, 200],
      ['n008000.npy', 8000, 7200],
    ] as const) {
      const values = read(name)
      expect(values).toHaveLength(size)
      expect(values).toEqual(values.slice().sort())
      expect(values.filter((x) => x === 0)).toHaveLength(zeros)
    }
  })

  it.each(BULKS)('has $count eigenvalues of 8000 between $from and $to', ({ from, to, count }) => {
    expect(read('n008000.npy').filter((x) => x > from && x < to)).toHaveLength(count)
  })

  it('has the mean of the law at both sizes', () => {
    for (const name of ['n001000.npy', 'n008000.npy']) {
      const values = read(name)
      expect(values.reduce((sum, x) => sum + x, 0) / values.length).toBeCloseTo(0.2875, 2)
    }
  })
})
