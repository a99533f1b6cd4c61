import type { HermitianMatrix } from '@freecurve/core'
import { describe, expect, it } from 'vitest'
import { eigenvaluesOf, hermitianEigenvalues, symmetricEigenvalues } from '../src/index.ts'
import { distance, numbersFrom, random, range } from './matrices.ts'

/** H_1 H_2 H_3 diag(values) H_3 H_2 H_1 with complex reflections H = 1 − 2 v v*. */
function planted(values: readonly number[], seed: number): HermitianMatrix {
  const next = numbersFrom(seed)
  const size = values.length
  const data = Float64Array.from({ length: size * size }, (_, k) =>
    k % (size + 1) === 0 ? values[k / (size + 1)]! : 0,
  )
  const imaginary = new Float64Array(size * size)
  for (let round = 0; round < 3; round++) {
    const raw = range(2 * size).map(() => next())
    const norm = Math.hypot(...raw)
    reflect(
      data,
      imaginary,
      raw.slice(0, size).map((x) => x / norm),
      raw.slice(size).map((x) => x / norm),
    )
  }
  return { size, data, imaginary }
}

/** A ← A − w v* − v w*, w = 2 (A v − (v*A v) v). */
function reflect(re: Float64Array, im: Float64Array, vr: readonly number[], vi: readonly number[]): void {
  const n = vr.length
  const pr = range(n).map((i) => vr.reduce((s, _, j) => s + re[i * n + j]! * vr[j]! - im[i * n + j]! * vi[j]!, 0))
  const pi = range(n).map((i) => vr.reduce((s, _, j) => s + re[i * n + j]! * vi[j]! + im[i * n + j]! * vr[j]!, 0))
  const mean = vr.reduce((s, _, i) => s + vr[i]! * pr[i]! + vi[i]! * pi[i]!, 0)
  const wr = pr.map((x, i) => 2 * (x - mean * vr[i]!))
  const wi = pi.map((x, i) => 2 * (x - mean * vi[i]!))
  for (let i = 0; i < n; i++)
    for (let j = 0; j < n; j++) {
      re[i * n + j]! -= wr[i]! * vr[j]! + wi[i]! * vi[j]! + vr[i]! * wr[j]! + vi[i]! * wi[j]!
      im[i * n + j]! -= wi[i]! * vr[j]! - wr[i]! * vi[j]! + vi[i]! * wr[j]! - vr[i]! * wi[j]!
    }
}

describe('hermitianEigenvalues', () => {
  it.each([
    ['spread', range(37).map((k) => k - 20)],
    ['clustered', range(40).map((k) => (k % 3) + 1e-12 * k)],
    ['of rank 3', range(33).map((k) => (k < 3 ? k + 1 : 0))],
    ['one', [-4]],
    ['many', range(150).map((k) => Math.cos(k))],
  ])('finds eigenvalues that were put in: %s', (_name, values) => {
    const exact = [...values].sort((a, b) => a - b)
    expect(distance(hermitianEigenvalues(planted(values, 5)), exact)).toBeLessThan(1e-14)
  })

  it('agrees with the real ones where the imaginary part is 0', () => {
    const real = random(50, 8)
    const values = hermitianEigenvalues({ ...real, imaginary: new Float64Array(2500) })
    expect(distance(values, symmetricEigenvalues(real))).toBeLessThan(1e-14)
    expect(hermitianEigenvalues({ size: 0, data: new Float64Array(), imaginary: new Float64Array() })).toHaveLength(0)
  })

  it('scales exactly with powers of two, leaves its input alone, and does not depend on threads', async () => {
    const matrix = planted(range(90), 3)
    const values = hermitianEigenvalues(matrix)
    const f = 2 ** -700
    const scaled = { size: 90, data: matrix.data.map((x) => x * f), imaginary: matrix.imaginary.map((x) => x * f) }
    expect(hermitianEigenvalues(scaled)).toEqual(values.map((x) => x * f))
    expect(await eigenvaluesOf(matrix, { threads: 2 })).toEqual(values)
    expect(matrix).toEqual(planted(range(90), 3))
  })

  const real = Float64Array.of(1, 0, 0, 1)
  it.each([
    ['not square', { size: 2, data: real, imaginary: new Float64Array(3) }],
    ['not square', { size: 2, data: new Float64Array(5), imaginary: new Float64Array(4) }],
    ['not finite', { size: 2, data: real, imaginary: Float64Array.of(0, Number.NaN, 0, 0) }],
    ['not finite', { size: 2, data: Float64Array.of(1, 0, 0, Infinity), imaginary: new Float64Array(4) }],
    ['not Hermitian', { size: 2, data: real, imaginary: Float64Array.of(0, 1, 1, 0) }],
    ['not Hermitian', { size: 2, data: real, imaginary: Float64Array.of(0, 0, 0, 1e-9) }],
    ['not Hermitian', { size: 2, data: Float64Array.of(1, 2, 3, 1), imaginary: new Float64Array(4) }],
  ])('refuses what is %s', async (reason, matrix) => {
    const refusal = { code: 'E_MATRIX', details: expect.objectContaining({ reason }) }
    expect(() => hermitianEigenvalues(matrix)).toThrow(expect.objectContaining(refusal))
    await expect(eigenvaluesOf(matrix, { threads: 2 })).rejects.toMatchObject(refusal)
  })
})
