import { wasmSolver } from '@freecurve/eigen'
import { describe, expect, it } from 'vitest'
import { matrixSource, sampleIndices, sampleSpectra, symmetricView } from '../src/index.ts'
import { storedOf } from './stored.ts'

const rows = Array.from({ length: 12 }, (_, i) =>
  Array.from({ length: 12 }, (_, j) => Math.cos(i * j) + (i === j ? i : 0)),
)
const source = await symmetricView.source(storedOf(rows))
const plan = { size: 3, repeats: 4, seed: 5, solver: wasmSolver }

/** i + 1 on the diagonal, imaginary entries beside it. */
const matrixSourceOf = (size: number) => ({
  size,
  label: 'hermitian',
  principal: async (indices: Uint32Array) => {
    const each = (of: (i: number, j: number) => number) =>
      Float64Array.from([...indices].flatMap((i) => [...indices].map((j) => of(i, j))))
    return {
      size: indices.length,
      data: each((i, j) => (i === j ? i + 1 : 0)),
      imaginary: each((i, j) => Math.sign(i - j) / 10),
    }
  },
})

describe('sampleSpectra', () => {
  it('gives the eigenvalues of the submatrices it names', async () => {
    const { samples, disjoint } = await sampleSpectra(source, plan)
    expect(disjoint).toBe(true)
    expect(samples).toHaveLength(4)
    for (const [k, set] of [...sampleIndices(12, 3, 4, 5).sets].entries()) {
      const data = Float64Array.from([...set].flatMap((i) => [...set].map((j) => rows[i]![j]!)))
      expect(samples[k]).toEqual(await wasmSolver.eigenvalues({ size: 3, data }))
    }
  })

  it('tells how far it is, from 0 to 1 and never back', async () => {
    const shares: number[] = []
    await sampleSpectra(source, { ...plan, onProgress: (share) => shares.push(share) })
    expect([shares[0], shares.at(-1)]).toEqual([0, 1])
    expect(shares.every((share, k) => k === 0 || share >= shares[k - 1]!)).toBe(true)
  })

  it('cuts each submatrix into smaller ones of itself, which no row is in twice', async () => {
    const { samples, parts, indices } = await sampleSpectra(source, { ...plan, size: 6, repeats: 2, parts: [3, 2] })
    expect(parts.map((part) => [part.size, part.samples.length])).toEqual([
      [2, 6],
      [3, 4],
    ])
    // Disjoint parts of all rows of a submatrix: their traces add up to its own. Each interlaces with it.
    const trace = (lists: readonly Float64Array[]) => lists.flatMap((list) => [...list]).reduce((sum, x) => sum + x, 0)
    for (const { size, samples: of } of parts)
      for (const [k, whole] of samples.entries()) {
        const own = of.slice((k * 6) / size, ((k + 1) * 6) / size)
        expect(trace(own)).toBeCloseTo(trace([whole]), 10)
        for (const values of own)
          values.forEach((x, i) => {
            expect(x).toBeGreaterThanOrEqual(whole[i]! - 1e-12)
            expect(x).toBeLessThanOrEqual(whole[i + 6 - size]! + 1e-12)
          })
      }
    // The same as of the rows themselves.
    const [within] = sampleIndices(6, 3, 2, 5, 1).sets
    const chosen = [...within!].map((k) => indices[1]![k]!)
    const data = Float64Array.from(chosen.flatMap((i) => chosen.map((j) => rows[i]![j]!)))
    expect(parts[1]!.samples[2]).toEqual(await wasmSolver.eigenvalues({ size: 3, data }))
  })

  it('draws the same whole submatrices with parts and scales as without, and the same parts again', async () => {
    const taken = { ...plan, size: 6, repeats: 2 }
    const [bare, full, again] = await Promise.all([
      sampleSpectra(source, taken),
      sampleSpectra(source, { ...taken, parts: [3], rows: true }),
      sampleSpectra(source, { ...taken, parts: [3], rows: true }),
    ])
    expect(full.samples).toEqual(bare.samples)
    expect([bare.parts, bare.rows]).toEqual([[], undefined])
    expect(again).toEqual(full)
  })

  it('takes the scales of rows off where they are asked for: what is left has a diagonal of ones', async () => {
    const gram = await symmetricView.source(
      storedOf(
        Array.from({ length: 12 }, (_, i) =>
          Array.from({ length: 12 }, (_, j) => (i === j ? i + 1 : Math.sqrt((i + 1) * (j + 1)) / 20)),
        ),
      ),
    )
    const {
      rows: taken,
      parts,
      indices,
    } = await sampleSpectra(gram, { ...plan, size: 6, repeats: 2, parts: [3], rows: true })
    for (const [k, set] of indices.entries()) {
      expect([...taken!.scales[k]!]).toEqual([...set].map((i) => i + 1))
      // 1 on the diagonal and 1/20 beside it: 1 + 5/20 once, else 1 − 1/20.
      taken!.samples[k]!.forEach((x, i) => {
        expect(x).toBeCloseTo(i === 5 ? 1.25 : 0.95, 12)
      })
      const own = parts[0]!.rows!.scales.slice(2 * k, 2 * k + 2).flatMap((list) => [...list])
      expect(own.sort((a, b) => a - b)).toEqual([...set].map((i) => i + 1))
    }
    for (const values of parts[0]!.rows!.samples) expect(values[2]).toBeCloseTo(1.1, 12)
    const plain = await sampleSpectra(gram, { ...plan, size: 6, repeats: 2, parts: [3] })
    expect([plain.rows, plain.parts[0]!.rows]).toEqual([undefined, undefined])
  })

  it('takes Hermitian matrices apart as well', async () => {
    const hermitian = matrixSourceOf(6)
    const { rows: taken, parts } = await sampleSpectra(hermitian, {
      ...plan,
      size: 6,
      repeats: 1,
      parts: [3],
      rows: true,
    })
    expect([...taken!.scales[0]!]).toEqual([1, 2, 3, 4, 5, 6])
    // A = D^{1/2} R D^{1/2}: the determinants multiply.
    const logOf = (values: Float64Array) => values.reduce((sum, x) => sum + Math.log(x), 0)
    const whole = await sampleSpectra(hermitian, { ...plan, size: 6, repeats: 1 })
    expect(logOf(whole.samples[0]!)).toBeCloseTo(logOf(taken!.samples[0]!) + logOf(taken!.scales[0]!), 10)
    expect(parts[0]!.samples).toHaveLength(2)
  })

  it('has no scales of rows where those of one sample are alike', async () => {
    const half = await symmetricView.source(
      storedOf(
        Array.from({ length: 8 }, (_, i) => Array.from({ length: 8 }, (_, j) => (i === j ? (i < 7 ? 1 : 9) : 0.1))),
      ),
    )
    const { rows: taken } = await sampleSpectra(half, { ...plan, size: 4, repeats: 2, rows: true })
    expect(taken).toBeUndefined()
  })

  it.each([
    ['a submatrix beyond the solver', { size: 30_000 }, wasmSolver, 'E_MATRIX'],
    ['a submatrix beyond any memory', { size: 200_000 }, { eigenvalues: wasmSolver.eigenvalues }, 'E_MATRIX'],
    ['more eigenvalues than can be kept', { size: 10, repeats: Number.MAX_SAFE_INTEGER }, wasmSolver, 'E_DOMAIN'],
    ['more spectra than can be kept', { size: 1, repeats: 2 ** 26 }, wasmSolver, 'E_DOMAIN'],
  ])('refuses %s before it fetches anything', async (_name, sizes, solver, code) => {
    const vast = matrixSource(200_000, 'vast', async () => expect.unreachable())
    await expect(sampleSpectra(vast, { ...sizes, solver })).rejects.toMatchObject({ code })
  })

  it('stops when it is told to', async () => {
    const controller = new AbortController()
    const work = sampleSpectra(source, {
      ...plan,
      signal: controller.signal,
      onProgress: (share) => share > 0.5 && controller.abort(new Error('enough')),
    })
    await expect(work).rejects.toThrow('enough')
  })
})
