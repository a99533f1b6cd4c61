import type { Atom, Ensemble, OptionValues } from '@freecurve/core'
import { describe, expect, it } from 'vitest'
import {
  compoundFreePoisson,
  deformedMarchenkoPastur,
  deformedWigner,
  freeMeixner,
  fussCatalan,
  kestenMckay,
  marchenkoPastur,
  wachter,
} from '../src/index.ts'

type Row = readonly [
  Ensemble,
  options: OptionValues,
  ratio: number,
  edges: readonly number[],
  atoms: readonly (readonly [number, number])[],
  moments: readonly number[],
]

const wigner = { sigma: 0.1 }
const cubic = { a: 0.1, b: 4, c: 0.6 }
const degree = { degree: 6 }
const corner = { corner: 0.25, rank: 0.4 }

/** Exact laws by arithmetic of 40 digits, apart from these formulas: edges, atoms and moments at a ratio. */
const exact: readonly Row[] = [
  [marchenkoPastur, { ratio: 0.02 }, 32, [0.04, 3.24], [], [1, 1.64, 3.3296, 7.559744]],
  [
    compoundFreePoisson,
    {},
    1,
    [0.003274453880951302, 1.639904063351812],
    [[0, 0.2]],
    [0.2875, 0.2146875, 0.212005859375, 0.239720361328125],
  ],
  [
    compoundFreePoisson,
    {},
    8,
    [1.005518159668944, 3.125689231439145, 4.162723779878571, 7.595354543299054],
    [[0, 0.9]],
    [0.2875, 1.13890625, 5.694154296875, 32.31183791503906],
  ],
  [fussCatalan, {}, 1, [0, 6.75], [], [1, 3, 12, 55]],
  [fussCatalan, {}, 2, [0, 11.09016994374947], [[0, 0.5]], [1, 5, 33, 249]],
  [fussCatalan, {}, 8, [0, 35.62741699796952], [[0, 0.875]], [1, 17, 369, 9057]],
  [freeMeixner, cubic, 1, [-3.9, 4.1], [], [0, 2.4, 0.24, 15.384]],
  [freeMeixner, cubic, 4, [-11.46591757935306, 12.26591757935306], [], [0, 9.6, 3.84, 431.616]],
  [freeMeixner, cubic, 32, [-79.62994627548662, 86.02994627548662], [], [0, 76.8, 245.76, 138412.032]],
  [kestenMckay, degree, 1, [-4.472135954999579, 4.472135954999579], [], [0, 6, 0, 66]],
  [kestenMckay, degree, 2, [-5.65685424949238, 5.65685424949238], [], [0, 12, 0, 240]],
  [
    kestenMckay,
    degree,
    4,
    [-5.65685424949238, 5.65685424949238],
    [
      [-6, 0.25],
      [6, 0.25],
    ],
    [0, 24, 0, 768],
  ],
  [
    kestenMckay,
    degree,
    5.5,
    [-3.3166247903554, 3.3166247903554],
    [
      [-6, 0.4545454545454545],
      [6, 0.4545454545454545],
    ],
    [0, 33, 0, 1179.75],
  ],
  [
    kestenMckay,
    degree,
    6,
    [],
    [
      [-6, 0.5],
      [6, 0.5],
    ],
    [0, 36, 0, 1296],
  ],
  [wachter, corner, 1, [0.02573593128807149, 0.8742640687119285], [], [0.4, 0.22, 0.139, 0.09445]],
  [wachter, corner, 1.5, [0.0006583509747431002, 0.9493416490252569], [], [0.4, 0.25, 0.17875, 0.13646875]],
  [wachter, corner, 2, [0.01010205144336438, 0.9898979485566356], [[0, 0.2]], [0.4, 0.28, 0.22, 0.1828]],
  [
    wachter,
    corner,
    3,
    [0.1257359312880715, 0.9742640687119285],
    [
      [0, 0.4666666666666667],
      [1, 0.2],
    ],
    [0.4, 0.34, 0.307, 0.28615],
  ],
  [
    wachter,
    corner,
    4,
    [],
    [
      [0, 0.6],
      [1, 0.4],
    ],
    [0.4, 0.4, 0.4, 0.4],
  ],
  [
    deformedWigner,
    wigner,
    1,
    [-1.143835962126629, -0.8611703035670992, 0.8611703035670992, 1.143835962126629],
    [],
    [0, 1.01, 0, 1.0402],
  ],
  [
    deformedMarchenkoPastur,
    { ratio: 0.05 },
    1,
    [1.271942644768898, 2.796717409578293, 4.465954791747979, 6.910028011047687],
    [],
    [2.875, 10.97578125, 52.2082373046875, 280.6067969055176],
  ],
  [
    deformedMarchenkoPastur,
    { ratio: 0.1 },
    1,
    [1.005518159668944, 3.125689231439145, 4.162723779878571, 7.595354543299054],
    [],
    [2.875, 11.3890625, 56.94154296875, 323.1183791503906],
  ],
  [
    deformedMarchenkoPastur,
    { ratio: 0.5 },
    1,
    [0.1968509287574813, 11.1008388042584],
    [],
    [2.875, 14.6953125, 99.08544921875, 765.4946594238281],
  ],
  [
    deformedMarchenkoPastur,
    { ratio: 1.6 },
    1,
    [0.1712090925738952, 17.7363928298067],
    [[0, 0.375]],
    [2.875, 23.7875, 254.19125, 3094.359125],
  ],
]

describe('facts', () => {
  it.each(exact.map((row) => [row[0].id, JSON.stringify(row[1]), row[2], row] as const))(
    '%s %s at ratio %d are exact',
    (_id, _options, _ratio, [ensemble, options, ratio, edges, atoms, moments]) => {
      const evolved = ratio === 1 ? options : ensemble.evolve?.(ratio, options)
      const facts = ensemble.facts(evolved ?? undefined)
      const places = (list: readonly Atom[]) => list.flatMap(({ x, weight }) => [x, weight])
      const scale = Math.sqrt(moments[1]!)
      same(facts.edges, edges, 1e-13 * scale)
      same(places(facts.atoms), atoms.flat(), 1e-13 * scale)
      facts.moments.forEach((moment, k) => {
        expect(Math.abs(moment - moments[k]!)).toBeLessThanOrEqual(1e-13 * scale ** (k + 1))
      })
    },
  )

  it.each([
    ['wachter', wachter, corner, 4.5],
    ['kesten-mckay', kestenMckay, degree, 7],
    ['free-meixner', freeMeixner, { a: 0, b: 1, c: 2 }, 2],
  ] as const)('of %s end at its horizon', (_id, ensemble, options, ratio) => {
    expect(ensemble.evolve?.(ratio, options)).toBeNull()
    expect(ensemble.evolve?.(0.8 * ratio, options)).not.toBeNull()
  })

  it('are those of a merged law at the very cusp', () => {
    // Two points at distance 2 merge at σ = 1.
    expect(deformedWigner.facts({ sigma: 1 }).edges).toHaveLength(2)
    expect(deformedWigner.facts({ sigma: 0.999 }).edges).toHaveLength(4)
  })

  it('know one free Meixner law by its other names', () => {
    // κ₂ = 6 and κ₄ = −6 of the 6-regular tree: b = 5, c = 6/5.
    const tree = freeMeixner.facts({ a: 0, b: 5, c: 1.2 })
    expect(tree.moments.map((x) => Math.round(x * 1e9) / 1e9)).toEqual(kestenMckay.facts(degree).moments)
    const thin = freeMeixner.facts({ a: 0, b: 0.5, c: 3 }).atoms
    same(
      thin.flatMap(({ x, weight }) => [x, weight]),
      [-1.5, 0.25, 1.5, 0.25],
      1e-14,
    )
    expect(freeMeixner.facts({ a: 2, b: 1, c: 1 }).atoms).toEqual([{ x: -0.5, weight: 0.75 }])
    expect(freeMeixner.facts({ a: 0, b: 1, c: 1 }).atoms).toEqual([])
  })
})

function same(got: readonly number[], wanted: readonly number[], tolerance: number): void {
  expect(got).toHaveLength(wanted.length)
  got.forEach((x, k) => {
    expect(Math.abs(x - wanted[k]!)).toBeLessThanOrEqual(tolerance)
  })
}
