import { createLadder, type Ladder } from '../ladder.ts'
import type { LearntScaling, QuantileCurve, ScalingHypothesis } from '../scaling.ts'
import { createSpectrum, type RowScales } from '../spectrum.ts'
import { must, mustRefuse, near, type TestedLaw } from './law.ts'

/** Sizes of the ladders, and those asked for. */
const SIZES = [60, 120, 240]
const TARGETS = [240, 500, 2000]
/** Rounding of a rule that takes logarithms, over some decades. */
const TOLERANCE = 1e-9

/** Ladders of both signs, positive over decades, and steady: a hypothesis is held to its laws on those to which it applies. */
const LADDERS: readonly (readonly [name: string, ladder: Ladder])[] = [
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

/** What every scaling hypothesis owes: quantile curves that are such, the same for scaled data, and no side effects. */
export function scalingLaws(hypothesis: ScalingHypothesis): readonly TestedLaw[] {
  const subjects = LADDERS.filter(([, ladder]) => typeof hypothesis.learn(ladder) !== 'string')
  const each = (name: string, check: (name: string, learnt: LearntScaling, ladder: Ladder) => void): TestedLaw => ({
    name,
    check: () => {
      for (const [of, ladder] of subjects) check(of, learnFrom(hypothesis, of, ladder), ladder)
    },
  })
  return [
    { name: 'it applies to a ladder at least', check: () => must('a ladder it applies to', subjects.length > 0) },
    {
      name: 'it needs a whole number of sizes',
      check: () => must('fewestSizes is 1, 2 or 3', [1, 2, 3].includes(hypothesis.fewestSizes)),
    },
    each('quantiles ascend from share 0 to share 1', (name, learnt) => {
      for (const size of TARGETS) isQuantileCurve(name, learnt.at(size))
    }),
    each('draws of its own are such curves, and the same for the same seed', drawsAgain),
    each('scaled data are scaled predictions', (name, learnt, ladder) =>
      scalesWithData(hypothesis, name, learnt, ladder),
    ),
    each('the ladder is as it was', (name, _, ladder) => leavesAlone(hypothesis, name, ladder)),
    each('a size that is no whole number is refused', (name, learnt) => {
      for (const size of [0, -4, 2.5, Number.NaN, Infinity])
        mustRefuse(`size ${size} for ${name}`, ['E_TARGET'], () => learnt.at(size))
    }),
  ]
}

function learnFrom(hypothesis: ScalingHypothesis, name: string, ladder: Ladder): LearntScaling {
  const learnt = hypothesis.learn(ladder)
  if (typeof learnt !== 'string') return learnt
  throw new Error(`${name}: must be such data still; got "${learnt}"`)
}

function drawsAgain(name: string, { draws }: LearntScaling): void {
  if (draws === undefined) return
  const [once, again] = [draws(3, 5), draws(3, 5)].map((drawn) => drawn.map(({ at }) => at(TARGETS[1]!)))
  must(`${name}: at most as many draws as asked for`, once!.length <= 3)
  once!.forEach((curve, k) => {
    isQuantileCurve(`draw ${k} of ${name}`, curve)
    must(`draw ${k} of ${name} again`, curve.values.join() === again![k]!.values.join())
  })
}

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

function scalesWithData(hypothesis: ScalingHypothesis, name: string, learnt: LearntScaling, ladder: Ladder): void {
  for (const factor of [2 ** 20, 1e8, 1e-8]) {
    const times = (lists: readonly Float64Array[]) => lists.map((values) => values.map((x) => factor * x))
    const scaled = createLadder(
      // What is left without the rows' scales has no unit.
      ladder.spectra.map(({ samples, rows }) =>
        createSpectrum(times(samples), { rows: rows && { ...rows, scales: times(rows.scales) } }),
      ),
    )
    const learntScaled = learnFrom(hypothesis, `${name} times ${factor}`, scaled)
    for (const size of TARGETS) {
      const [got, wanted] = [learntScaled.at(size), learnt.at(size)]
      must(`${name}: as many shares`, got.shares.length === wanted.shares.length)
      wanted.shares.forEach((share, i) => {
        near(`share ${i} of ${name} times ${factor}`, got.shares[i]!, share, TOLERANCE)
      })
      wanted.values.forEach((x, i) => {
        const span = Math.abs(wanted.values[0]!) + Math.abs(wanted.values.at(-1)!)
        near(`quantile ${i} of ${name} times ${factor}`, got.values[i]! / factor, x, TOLERANCE * span)
      })
    }
  }
}

function leavesAlone(hypothesis: ScalingHypothesis, name: string, ladder: Ladder): void {
  const held = () =>
    ladder.spectra
      .flatMap(({ samples, rows }) => [...samples, ...(rows?.scales ?? []), ...(rows?.samples ?? [])].map(String))
      .join()
  const before = held()
  learnFrom(hypothesis, name, ladder).at(TARGETS[1]!)
  must(`${name}: untouched`, held() === before)
}
