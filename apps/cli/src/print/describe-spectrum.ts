import type { LadderInspection, SpectrumInspection } from '@freecurve/standard'
import { describeChoice } from './describe-choice.ts'
import { describeLadder } from './describe-ladder.ts'
import { interval, short } from './numbers.ts'

type Diagnosis = SpectrumInspection['diagnosis']

/** Most things of one kind that are printed; the JSON lists all. */
const MOST = 8

/** The inspection of a spectrum, or of several sizes, for people: what is there in the largest, then what it means. */
export function describeSpectrum(inspection: SpectrumInspection | LadderInspection): string {
  const { source, diagnosis, choice } = inspection
  const ladder = inspection.of === 'ladder' ? inspection.ladder : null
  const { size, samples, support, mean, deviation } = diagnosis
  return [
    `data    ${source.label}: n0 = ${size}${samples > 1 ? `, ${samples} samples` : ''}`,
    ...(ladder === null ? [] : [`sizes   ${ladder.sizes.join(', ')}`]),
    `support ${interval(support)}  mean ${short(mean)}  deviation ${short(deviation)}`,
    ...signs(diagnosis),
    ...decay(diagnosis),
    ...repetitions(diagnosis),
    ...some(
      diagnosis.outliers.map(
        ({ x, units, inside }) =>
          `outlier at ${short(x)}, ${short(units)} fluctuations off ${inside ? 'the edges of its gap' : 'the edge'}`,
      ),
    ),
    ...some(
      diagnosis.gaps.map(
        ({ left, right, below, pValue }) =>
          `gap     ${interval([left, right])}  ${short(below)} of the spectrum below it  p ${pValue < 1e-9 ? '< 1e-9' : short(pValue)}`,
      ),
    ),
    ...cumulants(diagnosis),
    '',
    ...meaning(diagnosis),
    ...describeLadder(ladder),
    '',
    ...describeChoice(choice),
  ].join('\n')
}

const some = (lines: readonly string[]): readonly string[] =>
  lines.length <= MOST ? lines : [...lines.slice(0, MOST), `        and ${lines.length - MOST} more`]

function signs({ magnitudes: { negative, ofNegative, ofPositive } }: Diagnosis): readonly string[] {
  const decades = (sizes: typeof ofPositive, name: string) =>
    sizes === null
      ? []
      : [`${name} from ${short(sizes.smallest)} to ${short(sizes.largest)}, ${sizes.decades.toFixed(1)} decades`]
  return [
    `signs   ${negative === 0 ? 'none negative beyond rounding' : `${short(negative)} negative`}`,
    ...[...decades(ofNegative, 'negative |λ|'), ...decades(ofPositive, 'positive λ')].map((line) => `        ${line}`),
  ]
}

const decay = ({ decay: { octaves } }: Diagnosis): readonly string[] =>
  octaves.length === 0
    ? []
    : [
        `decay   |λ_k| ~ k^−s, s = ${octaves.map(({ power }) => power.toFixed(2)).join(', ')} from rank ${[octaves[0]!.from, ...octaves.map(({ to }) => to)].join(', ')}`,
      ]

function repetitions({ atoms, rankDeficiency, nearRepeats, decimalStep }: Diagnosis): readonly string[] {
  return [
    ...(decimalStep === null
      ? []
      : [`digits  rounded to multiples of ${decimalStep}: closer values cannot be told apart`]),
    ...some(
      atoms.map(
        ({ x, weight }) =>
          `atom    ${short(weight)} at ${short(x)}${x === 0 && rankDeficiency > 0 ? ' (rank deficiency)' : ''}`,
      ),
    ),
    ...some(
      nearRepeats.map(
        ({ left, right, count }) => `cluster of ${count} nearly equal values in ${interval([left, right])}`,
      ),
    ),
  ]
}

function cumulants({ cumulants: { free, hankel, errorsFrom } }: Diagnosis): readonly string[] {
  const shown = ({ value, error }: (typeof free)[number]) =>
    `${short(value)}${error === null ? '' : ` ± ${Number(error.toPrecision(2))}`}`
  return [
    `free cumulants κ1…κ4  ${free.map(shown).join(',  ')}  (errors from ${errorsFrom})`,
    `        D = κ4/κ2² − κ3²/κ2³ = ${shown(hankel)}`,
  ]
}

/** What the facts mean for a prediction. */
function meaning({
  obstructions,
  decay,
  outliers,
  nearRepeats,
  atoms,
  magnitudes,
  cumulants: { hankelRatio },
  size,
  samples,
}: Diagnosis) {
  return [
    ...(obstructions.length === 0
      ? decay.powerLaw
        ? []
        : ['Nothing in the eigenvalues forbids predicting larger sizes by the free flow.']
      : some(
          obstructions.map(
            ({ reason, largestRatio, significance }) =>
              `No law exists past ratio ${short(largestRatio)}: ${reason}${significance === null ? '' : ` (${significance.toFixed(0)} standard errors)`}.`,
          ),
        )),
    ...(decay.powerLaw
      ? [
          '|λ| falls like a power of its rank, as in kernel matrices, where the free flow is known to fail: give several sizes.',
        ]
      : []),
    ...(hankelRatio === null
      ? []
      : [`A hint only: the low cumulants, where they are exact, allow no ratio past ${short(hankelRatio)}.`]),
    ...(outliers.length === 0 ? [] : ['Outliers are directions of their own; no law of shares holds them.']),
    ...(nearRepeats.length === 0
      ? []
      : ['Nearly equal values may be an atom blurred by noise: a fit sees a narrow bulk.']),
    ...(atoms.length === 1 ? ['An atom of weight w grows to 1 − (1 − w)/τ at ratio τ.'] : []),
    ...(magnitudes.negative > 0
      ? []
      : ['A matrix that is positive must stay so: hold predicted negative eigenvalues against it.']),
    ...(samples === 1 ? [`Errors rest on theory; four or more submatrices of size ${size} would measure them.`] : []),
  ]
}
