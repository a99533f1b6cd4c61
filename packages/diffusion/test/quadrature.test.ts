import { erf } from '@freecurve/numerics'
import { describe, expect, it } from 'vitest'
import { gaussLegendre } from '../src/activations/gauss-legendre.ts'
import { orthantRules } from './orthant-rule.ts'

describe('erf', () => {
  // Values of mpmath, rounded to doubles.
  it.each([
    [0, 0.0],
    [1e-8, 1.1283791670955126e-8],
    [0.1, 0.1124629160182849],
    [0.5, 0.5204998778130465],
    [1, 0.8427007929497149],
    [2, 0.9953222650189527],
    [2.49, 0.9995707121322661],
    [2.51, 0.9996142945182758],
    [3, 0.9999779095030014],
    [4, 0.9999999845827421],
    [5.5, 0.9999999999999927],
  ])('erf(%d) = %d, and it is odd', (x, expected) => {
    expect(Math.abs(erf(x) - expected)).toBeLessThan(3e-16)
    expect(erf(-x)).toBe(-erf(x))
  })

  it('is continuous where its two expressions meet, and bounded by 1', () => {
    expect(erf(2.5) - erf(2.5 - 1e-12)).toBeLessThan(1e-14)
    expect(erf(40)).toBe(1)
  })
})

describe('gaussLegendre', () => {
  it.each([1, 2, 5, 20, 300])('integrates polynomials of degree 2·%i − 1 and no more', (count) => {
    const { nodes, weights } = gaussLegendre(count)
    const integral = (degree: number) => nodes.reduce((sum, x, k) => sum + weights[k]! * x ** degree, 0)
    for (const degree of [0, 1, count, 2 * count - 1]) expect(integral(degree)).toBeCloseTo(1 / (degree + 1), 13)
    if (count < 10) expect(Math.abs(integral(2 * count) - 1 / (2 * count + 1))).toBeGreaterThan(1e-8)
    expect([...nodes]).toEqual([...nodes].sort((a, b) => a - b))
  })
})

describe('orthantRules', () => {
  const ruleFor = orthantRules()
  const integral = (rho: number, alpha: number, beta: number) => {
    const { nodes, weights } = ruleFor(rho)
    return nodes.reduce((sum, r, k) => {
      const exponent = ((alpha * alpha + beta * beta) / 2 - alpha * beta * r) / (1 - r * r)
      return sum + weights[k]! * Math.exp(-exponent)
    }, 0)
  }

  it.each([0, 1e-9, 0.05, -0.3, 0.66, -0.9, 0.99, 0.9995])('gives 2/π arcsin ρ at the centre: ρ = %d', (rho) => {
    expect(integral(rho, 0, 0)).toBeCloseTo((2 / Math.PI) * Math.asin(rho), 14)
  })

  it.each([0.05, -0.3, 0.66, -0.9, 0.99])('agrees with the tetrachoric series off the centre: ρ = %d', (rho) => {
    for (const [alpha, beta] of [
      [0.3, -1],
      [2, 1.5],
      [-3, 0.2],
    ] as const)
      expect(Math.abs(integral(rho, alpha, beta) - tetrachoric(rho, alpha, beta))).toBeLessThan(
        2e-15 + 1e-12 * Math.abs(rho) ** 30,
      )
  })
})

/** The same integral as Σ_k 4 ρ^(k+1)/(k+1)! He_k(α) φ(α) He_k(β) φ(β), by recurrence for He_k/√k!. */
function tetrachoric(rho: number, alpha: number, beta: number): number {
  const density = Math.exp(-(alpha * alpha + beta * beta) / 2) / (2 * Math.PI)
  let [a0, a1, b0, b1] = [0, 1, 0, 1]
  let sum = 0
  for (let k = 0; k < 5000; k++) {
    sum += (4 * density * rho ** (k + 1) * a1 * b1) / (k + 1)
    ;[a0, a1] = [a1, (alpha * a1 - Math.sqrt(k) * a0) / Math.sqrt(k + 1)]
    ;[b0, b1] = [b1, (beta * b1 - Math.sqrt(k) * b0) / Math.sqrt(k + 1)]
  }
  return sum
}
