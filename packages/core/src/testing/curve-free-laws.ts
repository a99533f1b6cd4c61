import type { CurveFamily, KnownCurve } from '../curve-family.ts'
import type { CurveFreeMethod, CurveFreeResult } from '../curve-free.ts'
import type { CarriedEigenvalues, Flow } from '../flow.ts'
import type { OptionValues } from '../plugin.ts'
import { createSpectrum, type Spectrum } from '../spectrum.ts'
import { HARD_DATA } from './hard-data.ts'
import { type LawReading, must, mustRefuse, near, type TestedLaw } from './law.ts'

/** Size of the spectra that a method is given. */
const SIZE = 200
/** Ratios at which methods are asked, besides those of the known curves; compression exists for every law. */
const COMPRESSIONS = [0.2, 0.6]
/** Accuracy of masses and means of the laws themselves. */
const TOLERANCE = 1e-7
/** W1 distance to the law itself, in its deviations: quantiles of a law are some 1/(4 SIZE) off it. Chosen. */
const CLOSE = 0.03
/** The same where the method does not certify its law: a fallback may blur what is narrow, such as an atom not born yet. Chosen. */
const CLOSE_IF_UNVERIFIED = 0.25
/** Relative accuracy of the variance: quantiles cut the tails off. Chosen. */
const VARIANCE = 0.05

/**
 * What every method without a curve owes on the known curves that its flow carries: a probability law, the upper half plane, the flow's
 * own mean, variance and law, nothing that depends on the unit of the data, and a status for whatever cannot be done.
 */
export function curveFreeLaws(
  method: CurveFreeMethod,
  flow: Flow,
  families: readonly CurveFamily[],
  read: LawReading,
): readonly TestedLaw[] {
  const subjects = families.flatMap((family) =>
    family.known.flatMap((known) => subjectsOf(method, flow, family, known, read)),
  )
  const each = (name: string, check: (subject: Subject) => void): TestedLaw => ({
    name,
    check: () => {
      must(`${method.id} reaches a known curve`, subjects.length > 0)
      for (const subject of subjects) check(subject)
    },
  })
  return [
    each('mass is one', ({ name, law }) => near(`mass of ${name}`, read.massOf(law().law), 1, TOLERANCE)),
    each('Im m > 0 on the upper half plane', staysInHalfPlane),
    each('the mean stays', ({ name, spectrum, deviation, law }) =>
      near(
        `mean of ${name}`,
        read.integralOf(law().law, (x) => x),
        meanOf(spectrum),
        TOLERANCE * deviation,
      ),
    ),
    each('the variance obeys the flow', (subject) => varianceScales(subject, flow, read)),
    each('the law is the flow’s', (subject) => followsFlow(subject, read)),
    {
      name: 'the unit of the data does not matter',
      check: () => {
        const first = subjects.filter(({ spectrum }, k) => k === 0 || spectrum !== subjects[k - 1]!.spectrum)
        for (const subject of first) scalesExactly(subject)
      },
    },
    each('the spectrum is left alone', leavesAlone),
    { name: 'hard data end in a status', check: () => survivesHardData(method, subjects) },
    {
      name: 'ratios out of reach are refused',
      check: () => {
        const { spectrum, options } = subjects[0]!
        for (const ratio of [0, -2, Number.NaN, Infinity, 0.5, 1, 2].filter((one) => method.reaches(one) !== null))
          mustRefuse(`ratio ${ratio} by ${method.id}`, ['E_TARGET'], () => method.carry(spectrum, ratio, options))
        for (const ratio of [0, -2, Number.NaN, Infinity, 1])
          must(`ratio ${ratio} is out of reach of ${method.id}`, method.reaches(ratio) !== null)
      },
    },
    {
      name: 'unknown options are refused',
      check: () => {
        const { spectrum, ratio, options } = subjects[0]!
        mustRefuse(`an unknown option of ${method.id}`, ['E_OPTION_UNKNOWN'], () =>
          method.carry(spectrum, ratio, { ...options, 'no-such-option': 1 }),
        )
      },
    },
  ]
}

const SHARES = Float64Array.from({ length: 100 }, (_, k) => (k + 0.5) / 100)

interface Subject {
  readonly name: string
  readonly spectrum: Spectrum
  readonly deviation: number
  readonly ratio: number
  readonly options: OptionValues
  readonly exact: CarriedEigenvalues['law']
  carry(spectrum: Spectrum): CurveFreeResult
  law(): CarriedEigenvalues
}

/** A known curve at every ratio that both the method and the curve reach. */
function subjectsOf(
  method: CurveFreeMethod,
  flow: Flow,
  family: CurveFamily,
  known: KnownCurve,
  read: LawReading,
): readonly Subject[] {
  if ((known.flow ?? 'free') !== flow.id) return []
  const curve = family.fromJSON(known.file)
  const shares = Float64Array.from({ length: SIZE }, (_, k) => (k + 0.5) / SIZE)
  const spectrum = createSpectrum([read.quantilesAt(flow.carry(curve, 1).law, shares)])
  const own = Object.keys(method.options ?? {})
  const options = Object.fromEntries(Object.entries(known.fitOptions ?? {}).filter(([name]) => own.includes(name)))
  return [...COMPRESSIONS, ...known.ratios.slice(0, 2)]
    .filter((ratio) => method.reaches(ratio) === null)
    .map((ratio) => {
      const name = `${known.name} at ratio ${ratio} by ${method.id}`
      const carry = (data: Spectrum) => method.carry(data, ratio, options)
      let found: CarriedEigenvalues | null = null
      const law = () => {
        found ??= lawOf(name, carry(spectrum))
        return found
      }
      const { law: exact } = flow.carry(curve, ratio)
      return { name, spectrum, deviation: Math.sqrt(known.variance), ratio, options, exact, carry, law }
    })
}

function lawOf(name: string, { status, reasons, carried }: CurveFreeResult): CarriedEigenvalues {
  if (carried === null || status !== 'consistent') throw new Error(`${name} is ${status}: ${reasons.join('; ')}`)
  must(`${name} is a law: ${carried.law.reasons.join('; ')}`, ['certified', 'unverified'].includes(carried.law.status))
  return carried
}

function followsFlow({ name, exact, law }: Subject, read: LawReading): void {
  const wanted = read.quantilesAt(exact, SHARES)
  const found = law().law
  const got = read.quantilesAt(found, SHARES)
  const mean = read.integralOf(exact, (x) => x)
  const deviation = Math.sqrt(read.integralOf(exact, (x) => (x - mean) ** 2))
  const distance = got.reduce((sum, x, k) => sum + Math.abs(x - wanted[k]!), 0) / SHARES.length
  near(
    `W1 distance of ${name} in deviations`,
    distance / deviation,
    0,
    found.status === 'certified' ? CLOSE : CLOSE_IF_UNVERIFIED,
  )
}

function staysInHalfPlane({ name, spectrum, deviation, law }: Subject): void {
  const { stieltjes } = law()
  for (const [re, im] of [
    [0, 0.3],
    [-1.2, 0.8],
    [2.5, 4],
  ] as const) {
    const z = { re: meanOf(spectrum) + re * deviation, im: im * deviation }
    const m = stieltjes(z)
    const mirrored = stieltjes({ re: z.re, im: -z.im })
    must(`m(${z.re} + ${z.im}i) of ${name} is ${m?.re} + ${m?.im}i`, m !== null && m.im > 0)
    must(`m at the mirrored point for ${name}`, mirrored?.im === -m!.im && mirrored.re === m!.re)
  }
}

/** Free cumulants of order 2, where the flow has a rule for them. */
function varianceScales({ name, spectrum, ratio, law }: Subject, flow: Flow, read: LawReading): void {
  if (flow.cumulantFactor === undefined) return
  const mean = meanOf(spectrum)
  const [values] = spectrum.samples
  const initial = values!.reduce((sum, x) => sum + (x - mean) ** 2, 0) / SIZE
  const wanted = flow.cumulantFactor(2, ratio) * initial
  const got = read.integralOf(law().law, (x) => (x - mean) ** 2)
  near(`variance of ${name}`, got, wanted, VARIANCE * wanted)
}

function scalesExactly({ name, spectrum, carry, law }: Subject): void {
  const plain = law().law
  for (const exponent of [-31, 40]) {
    const factor = 2 ** exponent
    const scaled = createSpectrum(spectrum.samples.map((values) => values.map((x) => factor * x)))
    const got = lawOf(name, carry(scaled)).law
    const same = (what: string, a: readonly number[], b: readonly number[]) =>
      must(`${what} of ${name} times 2^${exponent}`, a.length === b.length && a.every((x, k) => x === b[k]))
    const edges = ({ bulks }: typeof got) => bulks.flatMap(({ support }) => support)
    same(
      'edges',
      edges(got),
      edges(plain).map((x) => factor * x),
    )
    same(
      'masses',
      got.bulks.map(({ mass }) => mass),
      plain.bulks.map(({ mass }) => mass),
    )
    same(
      'atoms',
      got.atoms.map(({ x }) => x),
      plain.atoms.map(({ x }) => factor * x),
    )
    same(
      'weights',
      got.atoms.map(({ weight }) => weight),
      plain.atoms.map(({ weight }) => weight),
    )
  }
}

function leavesAlone({ name, spectrum, carry }: Subject): void {
  const before = Array.from(spectrum.samples[0]!)
  carry(spectrum)
  must(
    `the spectrum is as it was after ${name}`,
    before.every((x, k) => x === spectrum.samples[0]![k]),
  )
}

/** Each ends in a status with a reason wherever it is not `consistent`, and gives a law unless it is `refused`. */
function survivesHardData(method: CurveFreeMethod, subjects: readonly Subject[]): void {
  const ratios = [subjects[0]!.ratio, 0.999, 1.001, 50].filter((ratio) => method.reaches(ratio) === null)
  const ask = method.options?.aspectRatio === undefined ? {} : { aspectRatio: 0.1 }
  for (const [what, samples] of Object.entries(HARD_DATA))
    for (const ratio of ratios) {
      const { status, reasons, carried } = method.carry(createSpectrum(samples), ratio, ask)
      const name = `${what} at ratio ${ratio} by ${method.id}`
      must(`${name} is ${status} without a reason`, status === 'consistent' || reasons.length > 0)
      must(
        `${name} is ${status} and has a law just where it is not refused`,
        (status === 'refused') === (carried === null),
      )
    }
}

const meanOf = ({ samples, size }: Spectrum): number =>
  samples.reduce((sum, values) => sum + values.reduce((part, x) => part + x, 0), 0) / (size * samples.length)
