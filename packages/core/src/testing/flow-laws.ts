import type { Curve } from '../curve.ts'
import type { CurveFamily, KnownCurve } from '../curve-family.ts'
import type { Carried, ComplexNumber, Flow } from '../flow.ts'
import { type LawReading, must, mustRefuse, near, type TestedLaw } from './law.ts'

/** Accuracy asked of laws: relative to the deviation for places, absolute for masses. */
const TOLERANCE = 1e-8

/** Points of ℂ⁺ around a law, in units of its deviation: near the axis, over a bulk, far out. */
const POINTS: readonly ComplexNumber[] = [
  { re: 0, im: 0.05 },
  { re: 0.7, im: 0.3 },
  { re: -1.1, im: 0.8 },
  { re: 2.5, im: 0.01 },
  { re: -3, im: 4 },
]

/**
 * What every flow owes on the known curves that are meant for it, or on those for any flow where there are none: a probability law at every ratio, the upper half plane, the identity
 * at ratio 1, there and back, the semigroup law, its own rule for cumulants, and the refusal of what makes no sense.
 */
export function flowLaws(flow: Flow, families: readonly CurveFamily[], read: LawReading): readonly TestedLaw[] {
  const all = families.flatMap((family) => family.known.map((known) => ({ family, known })))
  const own = all.filter(({ known }) => known.flow === flow.id)
  const subjects = own.length > 0 ? own : all.filter(({ known }) => known.flow === undefined)
  const each = (name: string, check: (subject: Subject) => void): TestedLaw => ({
    name,
    check: () => {
      for (const { family, known } of subjects) check(subjectOf(flow, family, known, read))
    },
  })
  return [
    each('mass is one', massIsOne),
    each('the law is certified', isCertified),
    each('ratio 1 changes nothing', identityAtOne),
    each('Im m > 0 on the upper half plane', staysInHalfPlane),
    each('z m(z) tends to −1', decaysAtInfinity),
    each('m is the Stieltjes transform of the law', transformsTheLaw),
    each('there and back again', thereAndBack),
    each('two steps are one', isSemigroup),
    each('the mean stays', meanStays),
    each('cumulants obey the rule', cumulantsScale),
    {
      name: 'a ratio that is no positive number is refused',
      check: () => refusesBadRatios(subjects.map(({ family, known }) => subjectOf(flow, family, known, read))),
    },
    {
      name: 'events of a range that is none are refused',
      check: () => {
        for (const { family, known } of subjects) refusesBadRanges(flow, family.fromJSON(known.file), known.name)
      },
    },
    {
      name: 'unknown options are refused',
      check: () => {
        for (const { family, known } of subjects) refusesUnknownOptions(flow, family.fromJSON(known.file), known.name)
      },
    },
  ]
}

interface Subject {
  readonly known: KnownCurve
  readonly name: string
  readonly read: LawReading
  /** Standard deviation at ratio 1. */
  readonly deviation: number
  /** κ_k(τ)/κ_k(1), or undefined where the flow has no such rule. */
  readonly factor: ((order: number, ratio: number) => number) | undefined
  carry(ratio: number): Carried
  again(carried: Carried, ratio: number): Carried
}

function subjectOf(flow: Flow, family: CurveFamily, known: KnownCurve, read: LawReading): Subject {
  const curve = family.fromJSON(known.file)
  return {
    known,
    name: `${family.id}, ${known.name}`,
    read,
    deviation: Math.sqrt(known.variance),
    factor: flow.cumulantFactor,
    carry: (ratio) => flow.carry(curve, ratio),
    again: (carried, ratio) => flow.carry(carried.curve, ratio),
  }
}

function massIsOne({ known, name, read, carry }: Subject): void {
  for (const ratio of [1, ...known.ratios])
    near(`mass of ${name} at ratio ${ratio}`, read.massOf(carry(ratio).law), 1, TOLERANCE)
}

function isCertified({ known, name, carry }: Subject): void {
  for (const ratio of [1, ...known.ratios]) {
    const { law } = carry(ratio)
    must(`${name} at ratio ${ratio} is ${law.status}: ${law.reasons.join('; ')}`, law.status === 'certified')
  }
}

function identityAtOne({ known, name, read, deviation, carry }: Subject): void {
  const { law } = carry(1)
  sameNumbers(`edges of ${name}`, read.edgesOf(law), known.edges, TOLERANCE * deviation)
  sameNumbers(
    `atoms of ${name}`,
    law.atoms.map(({ x }) => x),
    known.atoms.map(({ x }) => x),
    TOLERANCE * deviation,
  )
  sameNumbers(
    `weights of ${name}`,
    law.atoms.map(({ weight }) => weight),
    known.atoms.map(({ weight }) => weight),
    TOLERANCE,
  )
}

function staysInHalfPlane(subject: Subject): void {
  for (const ratio of [1, ...subject.known.ratios])
    for (const z of pointsAround(subject, ratio)) {
      const m = valueAt(subject, subject.carry(ratio), z)
      const mirrored = valueAt(subject, subject.carry(ratio), { re: z.re, im: -z.im })
      must(`Im m > 0 for ${subject.name} at ratio ${ratio}, z = ${z.re} + ${z.im}i; m = ${m.re} + ${m.im}i`, m.im > 0)
      near(
        `m at the mirrored point for ${subject.name}`,
        Math.hypot(mirrored.re - m.re, mirrored.im + m.im),
        0,
        TOLERANCE * Math.hypot(m.re, m.im),
      )
    }
}

function decaysAtInfinity(subject: Subject): void {
  const { known, name, deviation, carry } = subject
  for (const ratio of [1, ...known.ratios]) {
    const far = 1e4 * (deviation * ratio + Math.abs(known.mean))
    const m = valueAt(subject, carry(ratio), { re: 0, im: far })
    // z m = −1 − κ₁/z − …
    near(`Re z m(z) of ${name} far out`, -far * m.im, -1, 1e-6)
    near(`Im z m(z) of ${name} far out`, far * m.re, known.mean / far, 1e-6)
  }
}

function transformsTheLaw(subject: Subject): void {
  for (const ratio of [1, ...subject.known.ratios]) {
    const carried = subject.carry(ratio)
    for (const z of pointsAround(subject, ratio).filter(({ im }) => im >= 0.3 * spreadAt(subject, ratio))) {
      const m = valueAt(subject, carried, z)
      const square = (x: number) => (x - z.re) ** 2 + z.im ** 2
      const re = subject.read.integralOf(carried.law, (x) => (x - z.re) / square(x))
      const im = subject.read.integralOf(carried.law, (x) => z.im / square(x))
      near(
        `∫ρ/(x − z) against m of ${subject.name} at ratio ${ratio}`,
        Math.hypot(re - m.re, im - m.im),
        0,
        TOLERANCE * Math.hypot(m.re, m.im),
      )
    }
  }
}

function thereAndBack(subject: Subject): void {
  const first = subject.carry(1)
  for (const ratio of subject.known.ratios)
    sameLaw(`${subject.name} to ${ratio} and back`, subject, subject.again(subject.carry(ratio), 1 / ratio), first)
}

function isSemigroup(subject: Subject): void {
  for (const ratio of subject.known.ratios) {
    const part = Math.sqrt(ratio)
    sameLaw(
      `${subject.name} in two steps to ${ratio}`,
      subject,
      subject.again(subject.carry(part), part),
      subject.carry(ratio),
    )
  }
}

function meanStays({ known, name, read, deviation, carry }: Subject): void {
  for (const ratio of [1, ...known.ratios])
    near(
      `mean of ${name} at ratio ${ratio}`,
      read.integralOf(carry(ratio).law, (x) => x),
      known.mean,
      TOLERANCE * deviation * Math.max(1, ratio),
    )
}

function cumulantsScale({ known, name, read, deviation, factor, carry }: Subject): void {
  if (factor === undefined) return
  for (const ratio of [1, ...known.ratios]) {
    const { law } = carry(ratio)
    for (const [order, initial] of [
      [2, known.variance],
      [3, known.cumulant3],
    ] as const) {
      // The second and third free cumulant are the central moments.
      const got = read.integralOf(law, (x) => (x - known.mean) ** order)
      const scale = factor(order, ratio)
      near(
        `cumulant ${order} of ${name} at ratio ${ratio}`,
        got,
        initial * scale,
        TOLERANCE * deviation ** order * Math.max(1, scale),
      )
    }
  }
}

function refusesBadRatios(subjects: readonly Subject[]): void {
  for (const { name, carry } of subjects)
    for (const ratio of [0, -2, Number.NaN, Infinity])
      mustRefuse(`ratio ${ratio} for ${name}`, ['E_TARGET'], () => carry(ratio))
}

function refusesBadRanges(flow: Flow, curve: Curve, name: string): void {
  for (const [from, to] of [
    [0, 2],
    [Number.NaN, 2],
    [1, Number.NaN],
    [Infinity, Infinity],
    [2, 1],
  ] as const)
    mustRefuse(`events of ${name} from ${from} to ${to}`, ['E_TARGET'], () => flow.events(curve, from, to))
}

function refusesUnknownOptions(flow: Flow, curve: Curve, name: string): void {
  const options = { 'no-such-option': 1 }
  const refuse = (what: string, run: () => unknown) =>
    mustRefuse(`an unknown option of ${what} ${name}`, ['E_OPTION_UNKNOWN'], run)
  refuse('carrying', () => flow.carry(curve, 1, options))
  refuse('the events of', () => flow.events(curve, 1, 2, options))
  refuse('the horizon of', () => flow.horizon(curve, options))
}

/** Deviation at a ratio, by the rule or, without one, as at ratio 1. */
const spreadAt = ({ deviation, factor }: Subject, ratio: number): number =>
  deviation * Math.sqrt(factor?.(2, ratio) ?? 1)

const pointsAround = (subject: Subject, ratio: number): readonly ComplexNumber[] => {
  const spread = spreadAt(subject, ratio)
  return POINTS.map(({ re, im }) => ({ re: subject.known.mean + re * spread, im: im * spread }))
}

function valueAt(subject: Subject, carried: Carried, z: ComplexNumber): ComplexNumber {
  const m = carried.stieltjes(z)
  if (m === null)
    throw new Error(`m(${z.re} + ${z.im}i) of ${subject.name} at ratio ${carried.ratio} was not certified`)
  return m
}

/** The same edges, atoms and values of m. */
function sameLaw(what: string, subject: Subject, got: Carried, wanted: Carried): void {
  const { read, deviation } = subject
  const scale = deviation * Math.max(1, wanted.ratio)
  const places = ({ law }: Carried) => law.atoms.map(({ x }) => x)
  const weights = ({ law }: Carried) => law.atoms.map(({ weight }) => weight)
  sameNumbers(`edges of ${what}`, read.edgesOf(got.law), read.edgesOf(wanted.law), TOLERANCE * scale)
  sameNumbers(`atoms of ${what}`, places(got), places(wanted), TOLERANCE * scale)
  sameNumbers(`weights of ${what}`, weights(got), weights(wanted), TOLERANCE)
  for (const z of pointsAround(subject, 1)) {
    const a = valueAt(subject, got, z)
    const b = valueAt(subject, wanted, z)
    near(`m of ${what}`, Math.hypot(a.re - b.re, a.im - b.im), 0, TOLERANCE * Math.hypot(b.re, b.im))
  }
}

function sameNumbers(what: string, got: readonly number[], wanted: readonly number[], tolerance: number): void {
  must(
    `${what}: got ${got.length} (${got.join(', ')}), wanted ${wanted.length} (${wanted.join(', ')})`,
    got.length === wanted.length,
  )
  got.forEach((x, k) => {
    near(what, x, wanted[k] as number, tolerance)
  })
}
