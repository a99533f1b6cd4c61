import { availableParallelism } from 'node:os'
import type { HermitianMatrix, SymmetricMatrix } from '@freecurve/core'
import { eigensolverLaws } from '@freecurve/core/testing'
import { hermitianEigenvalues, symmetricEigenvalues } from '@freecurve/eigen'
import { afterEach, describe, expect, it, vi } from 'vitest'
import { lapackEigenvalues, lapackSolver } from '../src/index.ts'
import { openLibrary } from '../src/open-library.ts'
import { readThreads } from '../src/read-threads.ts'

const entries = (size: number, seed: number) =>
  Float64Array.from({ length: size * size }, (_, k) => Math.sin(1e4 * Math.sin(k + seed)))
const combined = (size: number, data: Float64Array, sign: number) =>
  data.map((x, k) => x + sign * data[(k % size) * size + Math.floor(k / size)]!)
const real = (size: number): SymmetricMatrix => ({ size, data: combined(size, entries(size, 1), 1) })
const complex = (size: number): HermitianMatrix => ({ ...real(size), imaginary: combined(size, entries(size, 2), -1) })

function distance(values: Float64Array, exact: Float64Array): number {
  const norm = Math.max(...exact.map(Math.abs))
  return Math.max(...exact.map((x, k) => Math.abs(values[k]! - x))) / norm
}

afterEach(() => {
  vi.unstubAllEnvs()
  vi.doUnmock('koffi')
  vi.resetModules()
})

const missing = await lapackEigenvalues(real(1)).then(
  () => null,
  (thrown: unknown) => thrown,
)
if (missing !== null)
  it('says that there is no LAPACK on this machine', () => {
    expect(missing).toMatchObject({ code: 'E_SOLVER' })
  })
else
  describe('LAPACK on this machine', () => {
    it.each(eigensolverLaws(lapackSolver).map((law) => [law.name, law] as const))('law: %s', (_name, law) =>
      law.check(),
    )

    it.each([1, 2, 5, 33, 100, 257])('agrees with @freecurve/eigen at n = %i, real and complex', async (size) => {
      expect(distance(await lapackEigenvalues(real(size)), symmetricEigenvalues(real(size)))).toBeLessThan(2e-14)
      expect(distance(await lapackEigenvalues(complex(size)), hermitianEigenvalues(complex(size)))).toBeLessThan(2e-14)
    })

    it('lets the event loop run, and several calls at a time', async () => {
      let ticks = 0
      const timer = setInterval(() => {
        ticks++
      }, 1)
      const both = await Promise.all([lapackEigenvalues(real(500)), lapackEigenvalues(real(500), { threads: 1 })])
      clearInterval(timer)
      expect(ticks).toBeGreaterThan(0)
      expect(distance(...both)).toBeLessThan(5e-14)
    })

    it('gives the number of threads back', async () => {
      const { setThreads } = await openLibrary(undefined)
      expect(setThreads).toBeDefined()
      const before = setThreads!(2)
      await lapackEigenvalues(real(10), { threads: 1 })
      expect(setThreads!(before)).toBe(2)
    })

    it('rejects at once when aborted on the way', async () => {
      const controller = new AbortController()
      const reason = new Error('enough')
      const running = lapackEigenvalues(real(600), {
        signal: controller.signal,
        onProgress: () => setTimeout(() => controller.abort(reason)),
      })
      await expect(running).rejects.toBe(reason)
    })

    it.each([Number.MAX_VALUE, Number.MIN_VALUE, 3 * Number.MIN_VALUE])('is exact at %d', async (entry) => {
      expect([...(await lapackEigenvalues({ size: 1, data: Float64Array.of(entry) }))]).toEqual([entry])
    })

    it('refuses the smallest differences where they are all there is', async () => {
      const asymmetric = { size: 2, data: Float64Array.of(0, Number.MIN_VALUE, 0, 0) }
      await expect(lapackEigenvalues(asymmetric)).rejects.toMatchObject({ code: 'E_MATRIX' })
    })

    it('refuses eigenvalues beyond the largest double', async () => {
      const huge = { size: 4, data: new Float64Array(16).fill(1.5e308) }
      await expect(lapackEigenvalues(huge)).rejects.toMatchObject({ code: 'E_MATRIX' })
    })
  })

describe('readThreads', () => {
  it('takes no more threads than there are processors, and leaves none asked for to the library', () => {
    expect(readThreads(256)).toBe(availableParallelism())
    expect(readThreads(1)).toBe(1)
    expect(readThreads(undefined)).toBeUndefined()
  })
})

describe('what is missing', () => {
  it.each([
    ['by option', { library: 'libnowhere.so' }, ''],
    ['by environment', {}, 'libnowhere.so'],
  ])('is a library, named %s', async (_how, options, variable) => {
    if (variable !== '') vi.stubEnv('FREECURVE_LAPACK', variable)
    await expect(lapackEigenvalues(real(2), options)).rejects.toMatchObject({
      code: 'E_SOLVER',
      details: { solver: 'lapack', reason: expect.stringContaining('libnowhere.so') },
    })
  })

  it('is a library that has no LAPACK', async () => {
    await expect(lapackEigenvalues(real(2), { library: process.execPath })).rejects.toMatchObject({ code: 'E_SOLVER' })
  })

  it('is koffi', async () => {
    vi.resetModules()
    vi.doMock('koffi', () => {
      throw new Error('not found')
    })
    const { lapackEigenvalues: withoutKoffi } = await import('../src/index.ts')
    await expect(withoutKoffi(real(2))).rejects.toMatchObject({ code: 'E_SOLVER', details: { solver: 'lapack' } })
  })
})
