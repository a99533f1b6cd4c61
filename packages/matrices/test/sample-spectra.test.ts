import { wasmSolver } from '@freecurve/eigen'
import { describe, expect, it } from 'vitest'
import { matrixSource, sampleIndices, sampleSpectra, symmetricView } from '../src/index.ts'
import { storedOf } from './stored.ts'

const rows = Array.from({ length: 12 }, (_, i) =>
  Array.from({ length: 12 }, (_, j) => Math.cos(i * j) + (i === j ? i : 0)),
)
const source = await symmetricView.source(storedOf(rows))
const plan = { size: 3, repeats: 4, seed: 5, solver: wasmSolver }

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
