import { createSpectrum, type FreecurveError } from '@freecurve/core'
import { describe, expect, it } from 'vitest'
import { algebraicFamily } from '../../src/algebraic/family.ts'

/** Quantiles of the law: a matrix's eigenvalues are on average closer to the edges by a part of 1/SIZE, which fits take into account. */
const SIZE = 1000
const shares = Float64Array.from({ length: SIZE }, (_, k) => (k + 0.5) / SIZE)

/** x with F(x) = p for the CDF of a density between two edges, by the midpoint rule in the angle and bisection. */
function quantiles(a: number, b: number, density: (x: number) => number, atom = 0): Float64Array {
  const steps = 200_000
  const points: number[] = []
  const cdf: number[] = []
  let sum = 0
  for (let k = 0; k < steps; k++) {
    const angle = (Math.PI * (k + 0.5)) / steps
    const x = (a + b) / 2 - ((b - a) / 2) * Math.cos(angle)
    sum += (density(x) * ((b - a) / 2) * Math.sin(angle) * Math.PI) / steps
    points.push((a + b) / 2 - ((b - a) / 2) * Math.cos((Math.PI * (k + 1)) / steps))
    cdf.push(atom + sum)
  }
  let at = 0
  return shares.map((p) => {
    if (p < atom) return 0
    while (at < steps - 1 && cdf[at]! < p) at++
    const before = at === 0 ? atom : cdf[at - 1]!
    const from = at === 0 ? a : points[at - 1]!
    return from + ((p - before) / (cdf[at]! - before)) * (points[at]! - from)
  })
}

const semicircle = (center: number, radius: number) =>
  quantiles(
    center - radius,
    center + radius,
    (x) => (2 * Math.sqrt(Math.max(0, radius ** 2 - (x - center) ** 2))) / (Math.PI * radius ** 2),
  )
const marchenkoPastur = (lambda: number) => {
  const [a, b] = [(1 - Math.sqrt(lambda)) ** 2, (1 + Math.sqrt(lambda)) ** 2]
  const density = (x: number) => Math.sqrt(Math.max(0, (x - a) * (b - x))) / (2 * Math.PI * lambda * x)
  return quantiles(a, b, density, Math.max(0, 1 - 1 / lambda))
}
const kestenMcKay = (d: number) => {
  const edge = 2 * Math.sqrt(d - 1)
  return quantiles(
    -edge,
    edge,
    (x) => (d * Math.sqrt(Math.max(0, edge * edge - x * x))) / (2 * Math.PI * (d * d - x * x)),
  )
}

const fitOf = (values: Float64Array, options = {}) => algebraicFamily.fit(createSpectrum([values]), options)

/** The fitted coefficients, scaled so that c[i][j] is the given value. */
function coefficientsOf(values: Float64Array, i: number, j: number, value: number, options = {}) {
  const rows = fitOf(values, options).curve!.polynomial().coefficients
  return rows.map((row) => row.map((c) => (c * value) / rows[i]![j]! + 0))
}

describe('the algebraic family', () => {
  it('recovers the semicircle 1 + z m + m² = 0 and its shift and scale', () => {
    expect(coefficientsOf(semicircle(0, 2), 1, 1, 1)).toEqual([
      [expect.closeTo(1, 2), expect.closeTo(0, 2), expect.closeTo(1, 2)],
      [0, expect.closeTo(1, 2), expect.closeTo(0, 2)],
    ])
    // Center 3, variance 1/4: 1 + (z − 3) m + m²/4.
    const [first] = coefficientsOf(semicircle(3, 1), 1, 1, 1)
    expect(first).toEqual([1, -3, 0.25].map((c) => expect.closeTo(c, 2)))
  })

  it.each([0.02, 0.5])('recovers Marchenko–Pastur of ratio %d', (lambda) => {
    const rows = coefficientsOf(marchenkoPastur(lambda), 1, 1, 1)
    expect(rows).toEqual([
      [expect.closeTo(1, 2), expect.closeTo(lambda - 1, 2), expect.closeTo(0, 2)],
      [0, expect.closeTo(1, 2), expect.closeTo(lambda, 2)],
    ])
  })

  it('keeps an atom of the data as an exact pole with its exact weight', () => {
    const fit = fitOf(marchenkoPastur(2))
    expect(fit.status).toBe('consistent')
    const rows = coefficientsOf(marchenkoPastur(2), 1, 1, 1)
    expect(rows[0]).toEqual([expect.closeTo(1, 10), expect.closeTo(1, 2), 0])
    expect(rows[1]![2]).toBeCloseTo(2, 2)
    // Weight of the pole at 0: c[0][1]/c[1][2] = w = ½.
    expect(rows[0]![1]! / rows[1]![2]!).toBeCloseTo(0.5, 12)
  })

  it('chooses degree 2 in z where degree 1 does not explain the data', () => {
    const { status, details, residual } = fitOf(kestenMcKay(6))
    expect(status).toBe('consistent')
    expect(details).toMatchObject({ model: 'symmetric', degreeZ: 2, degreeM: 2, freedom: 3 })
    expect(residual!.value).toBeLessThan(0.1)
    expect(residual!.cdf).toBeLessThan(1e-3)
    const forced = fitOf(kestenMcKay(6), { degreeZ: 1, degreeM: 2 })
    expect(forced.status).not.toBe('consistent')
    expect(forced.reasons).not.toEqual([])
  })

  it('imposes m ~ −1/z exactly, and the mean within its noise', () => {
    const values = marchenkoPastur(0.5)
    const mean = values.reduce((sum, x) => sum + x, 0) / SIZE
    const [row0, row1] = coefficientsOf(values, 1, 1, 1)
    // Σ over j = i of (−1)^j c vanishes; the next line gives the mean, known to 1/n: c[0][1] − c[1][2] = −mean.
    expect(row0![0]).toBeCloseTo(1, 12)
    expect(row0![1]! - row1![2]!).toBeCloseTo(-mean, 3)
  })

  it('is the same for data scaled by a power of two', () => {
    const values = marchenkoPastur(0.5)
    const [plain, scaled] = [fitOf(values), fitOf(values.map((x) => x * 2 ** 30))]
    expect(scaled.residual!.value).toBeCloseTo(plain.residual!.value, 9)
    expect(scaled.details).toEqual(plain.details)
  })

  it('refuses data that no small curve explains', () => {
    // Eigenvalues of a random matrix repel; these are drawn independently and fluctuate far more.
    let state = 1
    const random = () => {
      state = (state * 48271) % 2147483647
      return state / 2147483647
    }
    const fit = fitOf(Float64Array.from({ length: SIZE }, random))
    expect(fit.status).toBe('refused')
    expect(fit.curve).toBeNull()
    expect(fit.reasons.length).toBe(1)
  })

  it('says when the curve found is a poor one', () => {
    const { status, reasons, curve, residual } = fitOf(
      shares.map((p) => Math.exp(2 * p - 1)),
      { degreeZ: 2, degreeM: 2 },
    )
    expect(status).toBe('poor')
    expect(reasons.length).toBe(1)
    expect(curve).not.toBeNull()
    expect(residual!.value).toBeGreaterThan(1.5)
  })

  it('says when the degrees leave nothing to choose', () => {
    const fit = fitOf(semicircle(0, 1), { degreeZ: 1, degreeM: 1 })
    expect(fit).toMatchObject({ status: 'refused', curve: null, details: { tried: 0 } })
  })

  it.each([
    [{ degree: 2 }, 'E_OPTION_UNKNOWN'],
    [{ degreeZ: 0 }, 'E_OPTION_VALUE'],
    [{ degreeM: 1.5 }, 'E_OPTION_VALUE'],
    [{ degreeM: 'many' }, 'E_OPTION_VALUE'],
  ])('refuses the options %j', (options, code) => {
    const run = () =>
      algebraicFamily.fit(createSpectrum([semicircle(0, 1)]), options as Record<string, number | string>)
    expect(run).toThrow(expect.objectContaining({ code }) as FreecurveError)
  })

  it('reads its known curves back from JSON', () => {
    for (const { file } of algebraicFamily.known) {
      const curve = algebraicFamily.fromJSON(file)
      expect(algebraicFamily.fromJSON(curve.toJSON()).polynomial()).toEqual(curve.polynomial())
    }
  })
})
