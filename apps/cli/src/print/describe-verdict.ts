import type { Check, Validation } from '@freecurve/standard'
import { short } from './numbers.ts'

/** What a validation means, in sentences: which flow holds, how far predictions were off, what to expect of the next size. */
export function describeVerdict(validation: Validation): readonly string[] {
  const { flow, sizes } = validation
  const telling = tellingChecks(validation)
  return [
    flow === 'empirical'
      ? 'No flow holds on this matrix: decompress extrapolates how its sizes differ.'
      : `The ${flow} flow holds on this matrix.`,
    ...(telling.length === 0 ? [untested(validation)] : errorsOf(telling, sizes)),
    ...(flow === 'empirical' ? fromSingleSizes(validation) : []),
  ]
}

/** Checks by the flow that holds, or by extrapolation; single sizes where they follow it, as all sizes together then use the largest. */
function tellingChecks({ flow, checks }: Validation): readonly Check[] {
  const same = checks.filter((check) => check.flow === flow && check.ks !== null)
  const single = same.filter(({ from }) => from.length === 1)
  return single.length > 0 ? single : same
}

const untested = ({ flow, sizes }: Validation): string =>
  flow === 'empirical' && sizes.length === 2
    ? 'Two sizes leave nothing to test an extrapolation with: add a third.'
    : 'No prediction followed it, so that nothing is known of its errors here.'

function errorsOf(checks: readonly Check[], sizes: readonly number[]): readonly string[] {
  const next = checks.filter(({ from, to }) => sizes.indexOf(to) === sizes.indexOf(from[from.length - 1]!) + 1)
  const steps = next.length === 0 ? checks : next
  const worst = checks.reduce((most, check) => (check.ks! > most.ks! ? check : most))
  const mean = meanKs(steps)
  const latest = steps.at(-1)!
  const [before, last] = sizes.slice(-2)
  const banded = checks.filter(({ inBand }) => inBand !== null)
  const which = next.length === 0 ? 'Predictions' : 'Predictions from one size to the next'
  const worstOne = `${worst.from.join(', ')} to ${worst.to}`
  return [
    checks.length === 1
      ? `The one prediction that can be held against it, ${worstOne}, missed by KS ${mean}.`
      : `${which} missed by KS ${mean} on average; the worst of all, ${worstOne}, by ${brief(worst.ks!)}.`,
    `Expect about what the last step missed (KS ${brief(latest.ks!)}) at size ${Math.round((last! / before!) * last!)}, and more beyond.`,
    ...(banded.length === 0 ? [] : [bandsHeld(banded)]),
  ]
}

/** Share of bands that must hold before they are called too narrow: chance leaves fewer of nine in ten seldom. Chosen. */
const HELD = 0.7

function bandsHeld(banded: readonly Check[]): string {
  const held = banded.filter(({ inBand }) => inBand).length
  const said = `${held} of ${banded.length} such predictions lay whole within their 90 % band.`
  return held >= HELD * banded.length ? said : `${said} The bands are too narrow for this matrix.`
}

/** Where every flow is refuted, one size alone misleads: how far it did here. */
function fromSingleSizes({ checks }: Validation): readonly string[] {
  const single = checks.filter(({ from, ks }) => from.length === 1 && ks !== null)
  if (single.length === 0) return ['From one size alone there was no prediction at all.']
  const trusted = single.filter((check) => check.trusted).length
  const looks = trusted === 0 ? 'and none' : `though ${trusted} of ${single.length}`
  return [
    `From one size alone they missed by KS ${meanKs(single)} on average, ${looks} looked trustworthy: always give several sizes of this matrix.`,
  ]
}

const brief = (ks: number): string => short(Number(ks.toPrecision(2)))

const meanKs = (checks: readonly Check[]): string => brief(checks.reduce((sum, { ks }) => sum + ks!, 0) / checks.length)
