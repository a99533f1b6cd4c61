import type { Ensemble, EnsembleFacts } from '../ensemble.ts'
import type { Carried, ComplexNumber, Flow } from '../flow.ts'
import type { OptionValues } from '../plugin.ts'
import { type LawReading, must, mustRefuse, near, type TestedLaw } from './law.ts'

/** Size of the matrices that are compared with their law. */
const SIZE = 300
/** Size of the matrices that are only looked at. */
const SMALL = 60
/** Largest KS distance between one matrix of this size and its limiting law: about three times what is seen. */
const CLOSE = 0.03
/**
 * Largest distance of a sample's mean from the law's, in deviations, and of its variance, in roots of the fourth central moment:
 * about three times what is seen.
 */
const FLUCTUATION = 0.06
/** Accuracy of facts: relative to the deviation for places, to its powers for moments, absolute for weights. */
const TOLERANCE = 1e-9
/** Ratios at which evolved options are compared with the flow. */
const RATIOS: readonly number[] = [0.6, 1, 1.25, 2, 3.5]
/** By how much laws are rescaled: no power of two, so that rounding shows. */
const FACTOR = 3

/** Points of ℂ⁺ in units of the deviation: near the axis, over a bulk, far out. */
const POINTS: readonly ComplexNumber[] = [
  { re: 0, im: 0.05 },
  { re: 0.7, im: 0.3 },
  { re: -1.1, im: 0.8 },
  { re: 2.5, im: 0.01 },
  { re: -3, im: 4 },
]

/**
 * What an ensemble owes under its defaults and each of its examples: reproducible samples of the right length that follow its
 * own curve, facts that are those of the curve, and evolved and rescaled options that keep their word.
 */
export function ensembleLaws(ensemble: Ensemble, flow: Flow, read: LawReading): readonly TestedLaw[] {
  const subjects = [{}, ...(ensemble.examples ?? [])].map((options) => ({ ensemble, flow, read, options }))
  const each = (name: string, check: (subject: Subject) => void): TestedLaw => ({
    name,
    check: () => {
      for (const subject of subjects) check(subject)
    },
  })
  return [
    each('the same seed gives the same values, another seed others', isReproducible),
    each('samples are ascending and whole', isAscendingAndWhole),
    each('samples follow the curve', samplesFollowCurve),
    each('samples have the mean and variance of the facts', samplesHaveMoments),
    each('the facts are those of the curve', (subject) => factsAreThoseOfCurve(subject, subject.options)),
    each('evolved options are the law carried there', evolvedIsCarried),
    each('rescaled options are the law rescaled', rescaledIsScaled),
    { name: 'unknown options are refused', check: () => refusesUnknownOptions(ensemble) },
    each('a ratio that is no positive number is refused', refusesBadRatios),
  ]
}

interface Subject {
  readonly ensemble: Ensemble
  readonly flow: Flow
  readonly read: LawReading
  readonly options: OptionValues
}

const nameOf = (ensemble: Ensemble, options: OptionValues): string => `${ensemble.id} ${JSON.stringify(options)}`

const deviationOf = ({ moments: [first, second] }: EnsembleFacts): number => Math.sqrt(second - first ** 2)

/** The fourth central moment. */
const fourthOf = ({ moments: [m1, m2, m3, m4] }: EnsembleFacts): number =>
  m4 - 4 * m1 * m3 + 6 * m1 ** 2 * m2 - 3 * m1 ** 4

function isReproducible({ ensemble, options }: Subject): void {
  const [a, b, c] = [7, 7, 8].map((seed) => ensemble.sample(SMALL, seed, options))
  must(
    'the same values',
    a!.every((x, k) => x === b![k]),
  )
  // A law without bulks leaves nothing to chance.
  must('other values', ensemble.facts(options).edges.length === 0 || a!.some((x, k) => x !== c![k]))
}

function isAscendingAndWhole({ ensemble, options }: Subject): void {
  for (const size of [1, SMALL]) {
    const values = ensemble.sample(size, 3, options)
    must('as many values as the size', values.length === size)
    must(
      'ascending and finite',
      values.every((x, k) => Number.isFinite(x) && (k === 0 || x >= values[k - 1]!)),
    )
  }
}

function samplesFollowCurve({ ensemble, flow, read, options }: Subject): void {
  const { law } = flow.carry(ensemble.curve(options), 1)
  const values = ensemble.sample(SIZE, 5, options)
  const away = 1e-9 * deviationOf(ensemble.facts(options))
  values.forEach((x, k) => {
    if (law.atoms.some((atom) => Math.abs(atom.x - x) < away)) return
    near(`CDF of ${nameOf(ensemble, options)} at ${x}`, read.cdfAt(law, x), (k + 0.5) / SIZE, CLOSE)
  })
}

function samplesHaveMoments({ ensemble, options }: Subject): void {
  const facts = ensemble.facts(options)
  const deviation = deviationOf(facts)
  const values = ensemble.sample(SIZE, 5, options)
  const mean = values.reduce((sum, x) => sum + x, 0) / SIZE
  const variance = values.reduce((sum, x) => sum + (x - mean) ** 2, 0) / SIZE
  const name = nameOf(ensemble, options)
  near(`mean of a sample of ${name}`, mean, facts.moments[0], FLUCTUATION * deviation)
  near(`variance of a sample of ${name}`, variance, deviation ** 2, FLUCTUATION * Math.sqrt(fourthOf(facts)))
}

function factsAreThoseOfCurve({ ensemble, flow, read }: Subject, options: OptionValues): void {
  const facts = ensemble.facts(options)
  const { law } = flow.carry(ensemble.curve(options), 1)
  const name = nameOf(ensemble, options)
  must(`the law of ${name} is ${law.status}: ${law.reasons.join('; ')}`, law.status === 'certified')
  const deviation = deviationOf(facts)
  samePlaces(name, { edges: read.edgesOf(law), atoms: law.atoms }, facts, deviation)
  const size = Math.abs(facts.moments[0]) + deviation
  facts.moments.forEach((moment, k) => {
    const got = read.integralOf(law, (x) => x ** (k + 1))
    near(
      `moment ${k + 1} of the curve of ${name}`,
      got,
      moment,
      TOLERANCE * Math.max(Math.abs(moment), size ** (k + 1)),
    )
  })
}

function evolvedIsCarried({ ensemble, flow, read, options }: Subject): void {
  if (ensemble.evolve === undefined) return
  for (const ratio of RATIOS) {
    const name = `${nameOf(ensemble, options)} at ratio ${ratio}`
    const wanted = flow.carry(ensemble.curve(options), ratio)
    const evolved = ensemble.evolve(ratio, options)
    if (evolved === null) {
      must(`${name} has no options, so the law is not to be certified`, ratio > 1 && wanted.law.status !== 'certified')
      continue
    }
    const facts = ensemble.facts(evolved)
    const deviation = deviationOf(facts)
    must(
      `the law of ${name} is ${wanted.law.status}: ${wanted.law.reasons.join('; ')}`,
      wanted.law.status === 'certified',
    )
    samePlaces(name, { edges: read.edgesOf(wanted.law), atoms: wanted.law.atoms }, facts, deviation)
    sameTransform(name, flow.carry(ensemble.curve(evolved), 1), wanted, facts)
  }
}

function rescaledIsScaled(subject: Subject): void {
  const { ensemble, options } = subject
  if (ensemble.rescale === undefined) return
  const rescaled = ensemble.rescale(FACTOR, options)
  const [facts, got] = [ensemble.facts(options), ensemble.facts(rescaled)]
  const deviation = FACTOR * deviationOf(facts)
  const name = `${nameOf(ensemble, options)} times ${FACTOR}`
  const wanted = {
    edges: facts.edges.map((x) => FACTOR * x),
    atoms: facts.atoms.map(({ x, weight }) => ({ x: FACTOR * x, weight })),
  }
  samePlaces(name, got, wanted, deviation)
  factsAreThoseOfCurve(subject, rescaled)
  const values = ensemble.sample(SMALL, 5, options)
  ensemble.sample(SMALL, 5, rescaled).forEach((x, k) => {
    near(`value ${k} of a sample of ${name}`, x, FACTOR * values[k]!, TOLERANCE * (Math.abs(x) + deviation))
  })
}

function refusesUnknownOptions(ensemble: Ensemble): void {
  const unknown = { 'no-such-option': 1 }
  for (const run of [
    () => ensemble.curve(unknown),
    () => ensemble.sample(SMALL, 1, unknown),
    () => ensemble.facts(unknown),
    ...(ensemble.evolve === undefined ? [] : [() => ensemble.evolve?.(1, unknown)]),
    ...(ensemble.rescale === undefined ? [] : [() => ensemble.rescale?.(1, unknown)]),
  ])
    mustRefuse('an unknown option', ['E_OPTION_UNKNOWN'], run)
}

function refusesBadRatios({ ensemble, options }: Subject): void {
  if (ensemble.evolve === undefined) return
  for (const ratio of [0, -2, Number.NaN, Infinity])
    mustRefuse(`ratio ${ratio} for ${ensemble.id}`, ['E_TARGET'], () => ensemble.evolve?.(ratio, options))
}

type Places = Pick<EnsembleFacts, 'edges' | 'atoms'>

/** The same edges and atoms. */
function samePlaces(name: string, got: Places, wanted: Places, deviation: number): void {
  const compare = (what: string, of: (places: Places) => readonly number[], unit: number) => {
    const [a, b] = [of(got), of(wanted)]
    must(`${what} of ${name}: got ${a.join(', ')}, wanted ${b.join(', ')}`, a.length === b.length)
    a.forEach((x, k) => {
      near(`${what} ${k} of ${name}`, x, b[k]!, TOLERANCE * unit)
    })
  }
  compare('edge', ({ edges }) => edges, deviation)
  compare('atom', ({ atoms }) => atoms.map(({ x }) => x), deviation)
  compare('weight', ({ atoms }) => atoms.map(({ weight }) => weight), 1)
}

/** The same m at points around the law. */
function sameTransform(name: string, got: Carried, wanted: Carried, facts: EnsembleFacts): void {
  const deviation = deviationOf(facts)
  for (const point of POINTS) {
    const z = { re: facts.moments[0] + deviation * point.re, im: deviation * point.im }
    const [a, b] = [got.stieltjes(z), wanted.stieltjes(z)]
    if (a === null || b === null) throw new Error(`m(${z.re} + ${z.im}i) of ${name} was not certified`)
    near(`m of ${name}`, Math.hypot(a.re - b.re, a.im - b.im), 0, TOLERANCE * Math.hypot(b.re, b.im))
  }
}
