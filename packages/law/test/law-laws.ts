import type { Law } from '@freecurve/core'
import type { TestedLaw } from '@freecurve/core/testing'
import * as right from '@freecurve/law'
import fc from 'fast-check'
import { type KnownLaw, knownLaws } from './known-laws.ts'

/** How to read a law: `@freecurve/law`, or something that is wrong. */
export type Reading = typeof right

const SEED = 41
const CASES = 40
const OTHERS = 3
/** Mass and shares of the law with an edge x^{−2/3} are right to this. */
const SHARE = 1e-9

function must(what: string, holds: boolean): void {
  if (!holds) throw new Error(what)
}

function near(what: string, got: number, wanted: number, tolerance: number): void {
  must(`${what}: got ${got}, wanted ${wanted} ± ${tolerance}`, Math.abs(got - wanted) <= tolerance)
}

const share = fc.double({ min: 0, max: 1, noNaN: true })
const sizeOf = (law: Law): number => Math.max(...right.supportOf(law).map(Math.abs))

/** What every law obeys, however it is read. */
export const lawLaws = (subject: KnownLaw, read: Reading = right): readonly TestedLaw[] => [
  { name: 'its mass is one', check: () => near('mass', read.massOf(subject.law), 1, SHARE) },
  { name: `its CDF rises from 0 to 1 (${CASES} cases)`, check: () => checkCdf(subject.law, read) },
  { name: `its quantiles invert its CDF (${CASES} cases)`, check: () => checkQuantiles(subject.law, read) },
  { name: 'its moments are the closed forms', check: () => checkMoments(subject, read) },
  { name: `distances to ${OTHERS} others are those of a metric`, check: () => checkMetric(subject, read) },
  { name: 'it scales exactly by powers of two', check: () => checkScale(subject, read) },
  { name: `its eigenvalues ascend, atoms repeated (${CASES} cases)`, check: () => checkEigenvalues(subject.law, read) },
  { name: 'its eigenvalues are half a step from it', check: () => checkSteps(subject, read) },
]

function checkCdf(law: Law, read: Reading): void {
  const [a, b] = right.supportOf(law)
  near('F(−∞)', read.cdfAt(law, -Infinity), 0, 0)
  near('F left of the support', read.cdfAt(law, a - 1e-9 * (b - a)), 0, 0)
  near('F at its right end', read.cdfAt(law, b), 1, SHARE)
  near('F(∞)', read.cdfAt(law, Infinity), read.cdfAt(law, b), 0)
  const place = fc.double({ min: a - (b - a) / 10, max: b + (b - a) / 10, noNaN: true })
  fc.assert(
    fc.property(place, fc.integer({ min: 0, max: 50 }), (x, power) => {
      const step = (b - a) * 2 ** -power
      const [low, high] = [read.cdfAt(law, x), read.cdfAt(law, x + step)]
      must(`F(${x}) = ${low} ≤ F(${x + step}) = ${high}`, low <= high + 1e-15)
      must(`ρ(${x}) ≥ 0`, read.densityAt(law, x) >= 0)
    }),
    { seed: SEED, numRuns: CASES },
  )
}

function checkQuantiles(law: Law, read: Reading): void {
  const [a, b] = right.supportOf(law)
  must('the quantile of 0 is the left end', read.quantileAt(law, 0) === a)
  must('the quantile of 1 is the right end', read.quantileAt(law, 1) === b)
  fc.assert(
    fc.property(share, (p) => {
      const x = read.quantileAt(law, p)
      // F(x) ≥ p ≥ F(x−): at an atom both hold with room.
      const jump = law.atoms.reduce((sum, atom) => (atom.x === x ? sum + atom.weight : sum), 0)
      must(`F(${x}) ≥ ${p}`, read.cdfAt(law, x) >= p - SHARE)
      must(`F(${x}−) ≤ ${p}`, read.cdfAt(law, x) - jump <= p + SHARE)
    }),
    { seed: SEED, numRuns: CASES },
  )
}

function checkMoments({ law, moments }: KnownLaw, read: Reading): void {
  const size = sizeOf(law)
  moments.forEach((wanted, k) => {
    near(`moment ${k + 1}`, read.momentOf(law, k + 1), wanted, SHARE * size ** (k + 1))
    near(
      `∫ x^${k + 1}`,
      read.integralOf(law, (x) => x ** (k + 1)),
      wanted,
      SHARE * size ** (k + 1),
    )
  })
}

/** This law and those after it in the table. */
const neighbours = (subject: KnownLaw): readonly KnownLaw[] => {
  const at = knownLaws.findIndex(({ id }) => id === subject.id)
  return Array.from({ length: OTHERS }, (_, k) => knownLaws[(at + 1 + k) % knownLaws.length]!)
}

function checkMetric(subject: KnownLaw, read: Reading): void {
  const { law } = subject
  const itself = read.distancesBetweenLaws(law, law)
  must('a law is 0 from itself', itself.ks === 0 && itself.w1 === 0 && itself.tv === 0)
  const others = neighbours(subject)
  const distances = others.map((other) => read.distancesBetweenLaws(law, other.law))
  others.forEach((other, k) => {
    const there = distances[k]!
    const back = read.distancesBetweenLaws(other.law, law)
    const size = Math.max(sizeOf(law), sizeOf(other.law))
    near('KS back', back.ks, there.ks, 1e-12)
    near('TV back', back.tv!, there.tv!, 1e-12)
    near('W1 back', back.w1, there.w1, 1e-12 * size)
    const shift = Math.abs(subject.moments[0]! - other.moments[0]!)
    must(`W1 ${there.w1} is at least the shift ${shift} of the mean`, there.w1 >= shift - SHARE * size)
    must(`0 < KS ${there.ks} ≤ TV ${there.tv} ≤ 1`, there.ks > 0 && there.ks <= there.tv! + SHARE)
    must(`TV ${there.tv} ≤ 1`, there.tv! <= 1 + SHARE)
    if (k === 0) return
    const [first, between] = [distances[0]!, read.distancesBetweenLaws(others[0]!.law, other.law)]
    for (const kind of ['ks', 'w1', 'tv'] as const)
      must(`the way round is no shorter in ${kind}`, there[kind]! <= first[kind]! + between[kind]! + SHARE * size)
  })
}

const scaled = (law: Law, scale: number): Law => ({
  ...law,
  atoms: law.atoms.map(({ x, weight }) => ({ x: x * scale, weight })),
  bulks: law.bulks.map((bulk) => ({ ...bulk, support: [bulk.support[0] * scale, bulk.support[1] * scale] as const })),
})

function checkScale(subject: KnownLaw, read: Reading): void {
  const { law } = subject
  const other = neighbours(subject)[0]!.law
  const before = read.distancesBetweenLaws(law, other)
  // Even powers: their roots are powers of two as well.
  for (const scale of [2 ** 40, 2 ** -66]) {
    const made = scaled(law, scale)
    const same = (what: string, got: number, wanted: number) => must(`${what}: ${got} is ${wanted}`, got === wanted)
    same('mass', read.massOf(made), read.massOf(law))
    for (const k of [1, 2, 3, 4]) same(`moment ${k}`, read.momentOf(made, k), read.momentOf(law, k) * scale ** k)
    for (const p of [0.01, 0.4, 0.97]) same('quantile', read.quantileAt(made, p), read.quantileAt(law, p) * scale)
    const after = read.distancesBetweenLaws(made, scaled(other, scale))
    same('KS', after.ks, before.ks)
    same('TV', after.tv!, before.tv!)
    same('W1', after.w1, before.w1 * scale)
  }
}

function checkEigenvalues(law: Law, read: Reading): void {
  const [a, b] = right.supportOf(law)
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 300 }), (n) => {
      const values = read.eigenvaluesOf(law, n)
      must(`${n} eigenvalues`, values.length === n)
      must(
        'they ascend',
        values.every((x, k) => k === 0 || x >= values[k - 1]!),
      )
      must('they lie in the support', values[0]! >= a && values[n - 1]! <= b)
      for (const { x, weight } of law.atoms)
        near(`eigenvalues at the atom ${x}`, values.filter((value) => value === x).length, n * weight, 0.5 + 1e-9)
    }),
    { seed: SEED, numRuns: CASES },
  )
}

function checkSteps(subject: KnownLaw, read: Reading): void {
  const { law } = subject
  const [other] = neighbours(subject)
  const between = read.distancesBetweenLaws(law, other!.law)
  for (const n of [1, 10, 137]) {
    const values = read.eigenvaluesOf(law, n)
    const { ks, w1 } = read.distancesToSpectrum(law, values)
    must(`KS ${ks} is at most half a step`, ks <= 0.5 / n + SHARE)
    const mean = values.reduce((sum, x) => sum + x, 0) / n
    must(`W1 ${w1} is at least the shift of the mean`, w1 >= Math.abs(mean - subject.moments[0]!) - SHARE * sizeOf(law))
    const around = read.distancesToSpectrum(other!.law, values)
    const [size, room] = [Math.max(sizeOf(law), sizeOf(other!.law)), SHARE]
    near('W1 from another law', around.w1, between.w1, w1 + room * size)
    near('KS from another law', around.ks, between.ks, ks + room)
  }
}
