import { createSpectrum, type FreeLevyParameters } from '@freecurve/core'
import { freeLevyCurve } from '@freecurve/curves'
import { freeFlow } from '@freecurve/evolution'
import { distancesBetweenLaws, quantilesAt } from '@freecurve/law'
import { describe, expect, it } from 'vitest'
import { jumpGrid } from '../../src/free-levy/measure/jump-grid.ts'
import { onBaseline } from '../../src/free-levy/measure/on-baseline.ts'
import { freeLevyFamily } from '../../src/index.ts'

const SIZE = 1024
const RATIO = 40

/** Strength e^{−t/b₊} right of 0 and e^{t/b₋} left of it, of variance 1 in all, as many jumps; `more` is added to them. */
function exponential(right: number, left: number, more: Partial<FreeLevyParameters> = {}): FreeLevyParameters {
  const steps = Array.from({ length: 400 }, (_, k) => (k + 0.5) / 40)
  const jumps = [...steps.map((x) => -x * left).reverse(), ...steps.map((x) => x * right)]
  const strengths = [...steps.map((x) => left * Math.exp(-x)).reverse(), ...steps.map((x) => right * Math.exp(-x))]
  const total = strengths.reduce((sum, s) => sum + s, 0)
  const rates = strengths.map((s, k) => s / total / jumps[k]! ** 2)
  const added = [
    ...jumps.map((t, k) => [t, rates[k]!] as const),
    ...(more.jumps ?? []).map((t, k) => [t, more.rates![k]!] as const),
  ]
  added.sort(([s], [t]) => s - t)
  return { a: 0, sigma2: 0, jumps: added.map(([t]) => t), rates: added.map(([, r]) => r) }
}

const lawAt = (parameters: FreeLevyParameters, ratio: number) => freeFlow.carry(freeLevyCurve(parameters), ratio).law

/** The law's own quantiles, and what is fitted to them. */
function fitted(parameters: FreeLevyParameters, size: number) {
  const shares = Float64Array.from({ length: size }, (_, k) => (k + 0.5) / size)
  const values = quantilesAt(lawAt(parameters, 1), shares)
  return freeLevyFamily.fit(createSpectrum([values]))
}

describe('exponential jumps', () => {
  it('are found where they are the truth, and lead far', () => {
    const truth = exponential(0.22, 0.08)
    const { status, curve, details } = fitted(truth, SIZE)
    expect([status, details.model]).toEqual(['consistent', 'exponential jumps'])
    const { ks } = distancesBetweenLaws(freeFlow.carry(curve!, RATIO).law, lawAt(truth, RATIO))
    expect(ks).toBeLessThan(0.01)
  }, 60_000)

  it('leave the place to a gentle departure from them where the data show more', () => {
    const truth = exponential(0.22, 0.08, { jumps: [0.9], rates: [0.12] })
    const { status, curve, details } = fitted(truth, 8 * SIZE)
    expect([status, details.model]).toEqual(['consistent', 'smooth departure from exponential jumps'])
    const { ks } = distancesBetweenLaws(freeFlow.carry(curve!, RATIO / 8).law, lawAt(truth, RATIO / 8))
    expect(ks).toBeLessThan(0.01)
  }, 60_000)

  it.each([
    ['two jumps far apart', { a: 0, sigma2: 0, rates: [0.5, 0.5], jumps: [-1, 1.5] }],
    ['a semicircle', { a: 0, sigma2: 1, rates: [], jumps: [] }],
  ])('are not taken for %s', (_name, parameters) => {
    expect(fitted(parameters, SIZE).details.model).not.toBe('exponential jumps')
  })
})

describe('a baseline', () => {
  it('makes ψ = 1 the measure of strength φ₀', () => {
    const samples = Array.from({ length: 200 }, (_, k) => ({ x: 0, y: 0, v: -2 + 0.02 * k, w: 0.7 }))
    const grid = jumpGrid(samples, 0.12, 4)
    const raised = onBaseline(grid, (t) => Math.exp(-Math.abs(t)))
    const strength = ({ leftUnits, rightUnits }: typeof grid, i: number) => leftUnits[i]! + rightUnits[i]!
    grid.places.forEach((t, i) => {
      expect(strength(raised, i) / strength(grid, i) / Math.exp(-Math.abs(t))).toBeCloseTo(1, 1)
    })
  })
})
