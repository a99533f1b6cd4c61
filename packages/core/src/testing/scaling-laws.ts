import { createLadder, type Ladder } from '../ladder.ts'
import type { LearntScaling, QuantileCurve, ScalingHypothesis } from '../scaling.ts'
import { createSpectrum, type RowScales } from '../spectrum.ts'
import { must, mustRefuse, type TestedLaw } from './law.ts'

/** Sizes of the ladders, and those asked for. */
const SIZES = [40, 80, 160]
const TARGETS = [160, 500, 2000]
/** Rounding of a rule that fits a law in many steps. */
const TOLERANCE = 1e-6

/** Draws asked for, by a seed and by another. */
const DRAWS = 3
const [SEED, OTHER_SEED] = [5, 6]

/** Ladders of both signs, positive over decades, and steady: a hypothesis is held to its laws on those to which it applies. */
const newLadders = (): readonly (readonly [name: string, ladder: Ladder])[] => [
  ['both signs', ladderOf((p, n) => Math.sqrt(n) * (p - 0.5) * (1 + p))],
  ['five decades', ladderOf((p, n) => n ** (2 * p - 1.3) * 10 ** (5 * p - 3))],
  ['steady', ladderOf((p) => 1 + p * p)],
  ['rows of two scales', ladderOf((p) => (p < 0.5 ? 1 : 3) * (0.5 + p), rowsOfTwoScales)],
]

/** Scales 1 and 3, and 1 plus a semicircle of radius 1/2 for the rest: its quantiles are 1 + cos(θ)/2 where θ − sin(2θ)/2 = π(1 − p). */
function rowsOfTwoScales(n: number): RowScales {
  const angleOf = (area: number): number => {
    let [low, high] = [0, Math.PI]
    for (let step = 0; step < 60; step++) {
      const middle = (low + high) / 2
      if (middle - Math.sin(2 * middle) / 2 < area) low = middle
      else high = middle
    }
    return low
  }
  const rest = Float64Array.from({ length: n }, (_, k) => 1 + Math.cos(angleOf(Math.PI * (1 - (k + 0.5) / n))) / 2)
  return { scales: [Float64Array.from({ length: n }, (_, k) => (k % 2 === 0 ? 1 : 3))], samples: [rest] }
}

function ladderOf(quantile: (p: number, n: number) => number, rows?: (n: number) => RowScales): Ladder {
  const spectrum = (n: number) =>
    createSpectrum([Float64Array.from({ length: n }, (_, k) => quantile((k + 0.5) / n, n))], { rows: rows?.(n) })
  return createLadder(SIZES.map(spectrum))
}

/**
 * What every scaling hypothesis owes: quantile curves that are such, draws that are draws, the same for scaled data, and no side effects.
 * It learns when the first law that needs it is checked, once.
 */
export function scalingLaws(hypothesis: ScalingHypothesis): readonly TestedLaw[] {
  const subjectsOf = once(() => newLadders().flatMap(([name, ladder]) => subjectOf(hypothesis, name, ladder)))
  const each = (name: string, check: (subject: Subject) => void): TestedLaw => ({
    name,
    check: () => {
      for (const subject of subjectsOf()) check(subject)
    },
  })
  return [
    { name: 'it applies to a ladder at least', check: () => must('a ladder it applies to', subjectsOf().length > 0) },
    {
      name: 'it needs a whole number of sizes',
      check: () => must('fewestSizes is 1, 2 or 3', [1, 2, 3].includes(hypothesis.fewestSizes)),
    },
    each('quantiles ascend from share 0 to share 1', ({ name, learnt }) => {
      for (const size of TARGETS) isQuantileCurve(name, learnt.at(size))
    }),
    each('draws of its own are such curves', ({ name, drawn }) => {
      drawn()?.forEach((curve, k) => {
        isQuantileCurve(`draw ${k} of ${name}`, curve)
      })
    }),
    each('draws of its own are one at least, and no more than asked for', ({ name, drawn }) => {
      const count = drawn()?.length ?? 1
      must(`${name}: ${count} draws of ${DRAWS}`, count >= 1 && count <= DRAWS)
    }),
    each('the same seed gives the same draws of its own', ({ name, learnt, drawn }) => {
      must(`${name}: drawn again`, told(drawn()) === told(drawnBy(learnt, SEED)))
    }),
    each('another seed gives other draws of its own', ({ name, learnt, drawn }) => {
      if (learnt.draws === undefined) return
      must(`${name}: drawn by another seed`, told(drawn()) !== told(drawnBy(learnt, OTHER_SEED)))
    }),
    each('draws of its own are not what was learnt itself', ({ name, learnt, drawn }) => {
      const own = told([learnt.at(TARGETS[1]!)])
      drawn()?.forEach((curve, k) => {
        must(`draw ${k} of ${name} is another curve`, told([curve]) !== own)
      })
    }),
    each('scaled data are scaled predictions', (subject) => scalesWithData(hypothesis, subject)),
    each('the ladder is as it was', ({ name, ladder, learnt, before }) => {
      learnt.at(TARGETS[1]!)
      must(`${name}: untouched`, valuesOf(ladder) === before)
    }),
    each('a size that is no whole number is refused', ({ name, learnt }) => {
      for (const size of [0, -4, 2.5, Number.NaN, Infinity])
        mustRefuse(`size ${size} for ${name}`, ['E_TARGET'], () => learnt.at(size))
    }),
  ]
}

/** A ladder that the rule learnt from, which held `before` when it did, and draws of its own if it has any. */
interface Subject {
  readonly name: string
  readonly ladder: Ladder
  readonly learnt: LearntScaling
  readonly before: string
  readonly drawn: () => readonly QuantileCurve[] | undefined
}

/** None where the rule does not apply. */
function subjectOf(hypothesis: ScalingHypothesis, name: string, ladder: Ladder): readonly Subject[] {
  const before = valuesOf(ladder)
  const learnt = hypothesis.learn(ladder)
  return typeof learnt === 'string' ? [] : [{ name, ladder, learnt, before, drawn: once(() => drawnBy(learnt, SEED)) }]
}

function once<T>(make: () => T): () => T {
  let made: { readonly value: T } | undefined
  return () => {
    made ??= { value: make() }
    return made.value
  }
}

const valuesOf = ({ spectra }: Ladder): string =>
  spectra
    .flatMap(({ samples, rows }) => [...samples, ...(rows?.scales ?? []), ...(rows?.samples ?? [])].map(String))
    .join()

const drawnBy = ({ draws }: LearntScaling, seed: number): readonly QuantileCurve[] | undefined =>
  draws?.(DRAWS, seed).map(({ at }) => at(TARGETS[1]!))

const told = (curves: readonly QuantileCurve[] | undefined): string | undefined =>
  curves?.map(({ values }) => values.join()).join(';')

function isQuantileCurve(name: string, { shares, values }: QuantileCurve): void {
  const last = shares.length - 1
  must(`${name}: as many values as shares`, values.length === shares.length && last > 0)
  must(`${name}: shares from 0 to 1`, shares[0] === 0 && shares[last] === 1)
  for (let i = 0; i <= last; i++) {
    must(`${name}: finite`, Number.isFinite(values[i]))
    const ascends = i === 0 || (shares[i]! >= shares[i - 1]! && values[i]! >= values[i - 1]!)
    must(`${name}: knot ${i} ascends`, ascends)
  }
}

/**
 * F of one curve lies within TOLERANCE of the other's in the sense of Lévy: in shares, and in values, over each of them where the ladder's
 * are all positive and may span decades, over their span where they are not.
 */
function scalesWithData(hypothesis: ScalingHypothesis, { name, ladder, learnt }: Subject): void {
  const positive = ladder.spectra.every(({ samples }) => samples.every((values) => values.every((x) => x > 0)))
  for (const factor of [2 ** 20, 1e-8]) {
    const times = (lists: readonly Float64Array[]) => lists.map((values) => values.map((x) => factor * x))
    const scaled = createLadder(
      // What is left without the rows' scales has no unit.
      ladder.spectra.map(({ samples, rows }) =>
        createSpectrum(times(samples), { rows: rows && { ...rows, scales: times(rows.scales) } }),
      ),
    )
    const again = hypothesis.learn(scaled)
    if (typeof again === 'string') throw new Error(`${name} times ${factor} is no longer such data: ${again}`)
    for (const size of TARGETS) {
      const got = again.at(size)
      const wanted = learnt.at(size)
      const span = Math.abs(wanted.values[0]!) + Math.abs(wanted.values.at(-1)!)
      wanted.values.forEach((x, i) => {
        const slack = TOLERANCE * (positive ? Math.abs(x) : span)
        const [low, high] = [shareBelow(got, factor * (x - slack)), shareUpTo(got, factor * (x + slack))]
        const share = wanted.shares[i]!
        must(
          `share ${i} of ${name} times ${factor}: ${share} within ${low} and ${high}`,
          low - TOLERANCE <= share && share <= high + TOLERANCE,
        )
      })
    }
  }
}

/** F(x−). */
const shareBelow = (curve: QuantileCurve, x: number): number => shareBefore(curve, x, (value) => value >= x)
/** F(x). */
const shareUpTo = (curve: QuantileCurve, x: number): number => shareBefore(curve, x, (value) => value > x)

/** The share at x on the line that ends at the first knot beyond. */
function shareBefore({ shares, values }: QuantileCurve, x: number, beyond: (value: number) => boolean): number {
  const k = values.findIndex(beyond)
  if (k < 0) return 1
  if (k === 0) return 0
  const [a, b] = [values[k - 1]!, values[k]!]
  return shares[k - 1]! + (b > a ? ((x - a) / (b - a)) * (shares[k]! - shares[k - 1]!) : 0)
}
