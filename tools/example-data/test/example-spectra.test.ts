import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { bytesSource, npyReader } from '@freecurve/spectra-io'
import { describe, expect, it } from 'vitest'
import { exampleSpectra } from '../src/example-spectra.ts'

const folder = join(import.meta.dirname, '../../../data/example')
const valuesIn = async (bytes: Uint8Array) => (await (await npyReader.open(bytesSource(bytes, 'x')))[0]!.read()).values
const read = (name: string) => valuesIn(readFileSync(join(folder, name)))

/** Edges at n = 8000 (data/example/README.md), widened by some widths of their fluctuation, n^(−2/3). */
const BULKS = [
  { from: 0.98, to: 3.2, count: 600 },
  { from: 4.05, to: 7.75, count: 200 },
]

describe('data/example', () => {
  it('is what the generator makes: same bytes but for the last digits of an eigenvalue', async () => {
    for (const { name, bytes } of exampleSpectra()) {
      const committed = await read(name)
      const made = await valuesIn(bytes)
      expect(made).toHaveLength(committed.length)
      const error = made.reduce((most, x, k) => Math.max(most, Math.abs(x - committed[k]!)), 0)
      expect(error).toBeLessThan(1e-12)
      expect(readFileSync(join(folder, name)).subarray(0, 128)).toEqual(Buffer.from(bytes.subarray(0, 128)))
    }
  })

  it('is complete and ascending, with every zero exact', async () => {
    for (const [name, size, zeros] of [
      ['n001000.npy', 1000, 200],
      ['n008000.npy', 8000, 7200],
    ] as const) {
      const values = await read(name)
      expect(values).toHaveLength(size)
      expect(values).toEqual(values.slice().sort())
      expect(values.filter((x) => x === 0)).toHaveLength(zeros)
    }
  })

  it.each(BULKS)('has $count eigenvalues of 8000 between $from and $to', async ({ from, to, count }) => {
    expect((await read('n008000.npy')).filter((x) => x > from && x < to)).toHaveLength(count)
  })

  it('has the mean of the law at both sizes', async () => {
    for (const name of ['n001000.npy', 'n008000.npy']) {
      const values = await read(name)
      expect(values.reduce((sum, x) => sum + x, 0) / values.length).toBeCloseTo(0.2875, 2)
    }
  })
})
