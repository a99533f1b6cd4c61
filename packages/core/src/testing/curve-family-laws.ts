import { CURVE_SCHEMA, type Curve } from '../curve.ts'
import type { CurveFamily, KnownCurve } from '../curve-family.ts'
import type { Flow } from '../flow.ts'
import { createSpectrum } from '../spectrum.ts'
import { type LawReading, must, mustRefuse, near, type TestedLaw } from './law.ts'

/** Size of the spectra that a family is given to fit. */
const SIZE = 400
/** KS distance between the law that was sampled and the fitted one; a right model is about 1/SIZE away. */
const CLOSE = 0.02

/** What every family of curves owes: files, the expansion at infinity, and a fit that finds the family's own laws again. */
export function curveFamilyLaws(family: CurveFamily, flow: Flow, read: LawReading): readonly TestedLaw[] {
  const each = (name: string, check: (known: KnownCurve) => void): TestedLaw => ({
    name,
    check: () => {
      for (const known of family.known) check(known)
    },
  })
  return [
    each('a curve survives its file', (known) => survivesFile(family, known)),
    each('the polynomial is real and whole', (known) => isWhole(family.fromJSON(known.file))),
    each('the polynomial holds m ~ −1/z − κ₁/z² − …', (known) => holdsAtInfinity(family.fromJSON(known.file), known)),
    each('a fit finds the law again', (known) => findsAgain(family, known, flow, read)),
    each('a fit leaves the spectrum alone', (known) => leavesAlone(family, known, flow, read)),
    each('draws come from their seed, about the fit', (known) => drawsAboutTheFit(family, known, flow, read)),
    { name: 'broken files are refused', check: () => refusesBrokenFiles(family) },
    { name: 'unknown options are refused', check: () => refusesUnknownOptions(family) },
  ]
}

function survivesFile(family: CurveFamily, known: KnownCurve): void {
  const curve = family.fromJSON(known.file)
  const file = JSON.parse(JSON.stringify(curve))
  must(
    `${known.name}: the file names schema and family`,
    file.schema === CURVE_SCHEMA && file.family === family.id && curve.family === family.id,
  )
  const again = family.fromJSON(file)
  must(
    `${known.name}: the same polynomial after a trip through JSON`,
    JSON.stringify(again.polynomial()) === JSON.stringify(curve.polynomial()),
  )
}

function isWhole(curve: Curve): void {
  const { degreeZ, degreeM, coefficients } = curve.polynomial()
  must('degreeZ + 1 rows', coefficients.length === degreeZ + 1 && degreeZ >= 1)
  must('degreeM + 1 columns', coefficients.every((row) => row.length === degreeM + 1) && degreeM >= 1)
  must('finite coefficients', coefficients.flat().every(Number.isFinite))
  must(
    'coefficients of the top degrees',
    coefficients[degreeZ]!.some((c) => c !== 0) && coefficients.some((row) => row[degreeM] !== 0),
  )
}

/** The root of P(z, ·) next to −1/z is −1/z − κ₁/z² − (κ₂ + κ₁²)/z³ up to O(z⁻⁴), at real z far out on both sides. */
function holdsAtInfinity(curve: Curve, known: KnownCurve): void {
  const { coefficients } = curve.polynomial()
  const scale = Math.sqrt(known.variance) + Math.abs(known.mean)
  for (const z of [-2e3 * scale, 3e3 * scale]) {
    const row = coefficients[0]!.map((_, j) => coefficients.reduceRight((sum, powers) => sum * z + powers[j]!, 0))
    let m = -1 / z
    for (let step = 0; step < 30; step++) {
      let value = 0
      let slope = 0
      for (let j = row.length - 1; j >= 0; j--) {
        slope = slope * m + value
        value = value * m + row[j]!
      }
      m -= value / slope
    }
    // −z³(m + 1/z + κ₁/z²) → κ₂ + κ₁²
    near(`first term at z = ${z} for ${known.name}`, -z * m, 1, 1e-3)
    near(`mean at infinity for ${known.name}`, (-z * m - 1) * z, known.mean, 1e-2 * scale)
    near(
      `second moment at infinity for ${known.name}`,
      ((-z * m - 1) * z - known.mean) * z,
      known.variance + known.mean ** 2,
      1e-2 * scale ** 2,
    )
  }
}

/** A spectrum that has exactly the law's shape: its (k − ½)/n quantiles. */
function spectrumOf(family: CurveFamily, known: KnownCurve, flow: Flow, read: LawReading) {
  const { law } = flow.carry(family.fromJSON(known.file), 1)
  const shares = Float64Array.from({ length: SIZE }, (_, k) => (k + 0.5) / SIZE)
  return { law, spectrum: createSpectrum([read.quantilesAt(law, shares)]) }
}

function findsAgain(family: CurveFamily, known: KnownCurve, flow: Flow, read: LawReading): void {
  const { law, spectrum } = spectrumOf(family, known, flow, read)
  const { status, curve, reasons } = family.fit(spectrum, known.fitOptions)
  must(`fit of ${known.name} is ${status}: ${reasons.join('; ')}`, status === 'consistent' && curve !== null)
  const fitted = flow.carry(curve as Curve, 1).law
  const [values] = spectrum.samples
  for (const x of values!) {
    const atom = law.atoms.some((one) => Math.abs(one.x - x) < 1e-9)
    if (!atom) near(`CDF at ${x} of the fit of ${known.name}`, read.cdfAt(fitted, x), read.cdfAt(law, x), CLOSE)
  }
  near(
    `mean of the fit of ${known.name}`,
    read.integralOf(fitted, (x) => x),
    known.mean,
    CLOSE * Math.sqrt(known.variance),
  )
}

/** Enough draws for a mean, and how far it may lie from the fit: draws spread about 1/SIZE. */
const DRAWS = 12
const SPREAD = 0.05

/** A family that draws gives the same curves for the same seed, others for another, and laws near its fit. */
function drawsAboutTheFit(family: CurveFamily, known: KnownCurve, flow: Flow, read: LawReading): void {
  const { spectrum } = spectrumOf(family, known, flow, read)
  const { curve, draws } = family.fit(spectrum, known.fitOptions)
  if (draws === undefined || curve === null) return
  const told = (seed: number) => JSON.stringify(draws(DRAWS, seed))
  const [first, again, other] = [3, 3, 4].map(told)
  must(`the same seed gives the same draws of ${known.name}`, first === again)
  must(`another seed gives others of ${known.name}`, first !== other)
  const fitted = flow.carry(curve, 1).law
  const [values] = spectrum.samples
  const places = values!.filter((_, k) => k % 40 === 20)
  for (const drawn of draws(DRAWS, 5)) {
    const { law } = flow.carry(drawn, 1)
    for (const x of places) {
      if (law.atoms.some((atom) => Math.abs(atom.x - x) < 1e-9)) continue
      near(`CDF at ${x} of a draw about ${known.name}`, read.cdfAt(law, x), read.cdfAt(fitted, x), SPREAD)
    }
  }
}

function leavesAlone(family: CurveFamily, known: KnownCurve, flow: Flow, read: LawReading): void {
  const { spectrum } = spectrumOf(family, known, flow, read)
  const before = Array.from(spectrum.samples[0]!)
  family.fit(spectrum, known.fitOptions)
  must(
    `the spectrum is as it was after a fit of ${known.name}`,
    before.every((x, k) => x === spectrum.samples[0]![k]),
  )
}

function refusesBrokenFiles(family: CurveFamily): void {
  const schema = CURVE_SCHEMA
  for (const fields of [
    {},
    { parameters: 3 },
    { parameters: { a: 'x' } },
    { coefficients: [] },
    { coefficients: [[Number.NaN]] },
  ])
    mustRefuse(`a ${family.id} file with ${JSON.stringify(fields)}`, ['E_CURVE'], () =>
      family.fromJSON({ schema, family: family.id, ...fields }),
    )
}

function refusesUnknownOptions(family: CurveFamily): void {
  const spectrum = createSpectrum([Float64Array.from({ length: 64 }, (_, k) => Math.cos(k))])
  mustRefuse(`an unknown option of ${family.id}`, ['E_OPTION_UNKNOWN'], () =>
    family.fit(spectrum, { 'no-such-option': 1 }),
  )
}
