import { FreecurveError, type Law } from '@freecurve/core'
import { massOf } from '@freecurve/law'
import type { PanelInput } from './figure-input.ts'
import { type SplitValues, splitAtoms } from './split-atoms.ts'

/** A panel's input, checked and made ready to draw. */
export interface PanelData {
  readonly label: string
  readonly observed: SplitValues | undefined
  readonly truth: SplitValues | undefined
  /** Absent where there is none, or none that may be drawn. */
  readonly law: Law | undefined
  /** Why a law is not drawn, or drawn with a caveat; else empty. */
  readonly lawNote: string
}

/** Checks and splits a panel's input. Throws E_SPECTRUM_NOT_FINITE for NaN and infinite eigenvalues, E_DOMAIN beyond 1e300. */
export function panelData(input: PanelInput): PanelData {
  const { label, eigenvalues, truth, law } = input
  const drawn = law !== undefined && law.status !== 'not-a-law' && law.status !== 'beyond-horizon' && massOf(law) > 0
  return {
    label,
    observed: splitDrawable(eigenvalues, label),
    truth: splitDrawable(truth, label),
    law: drawn ? law : undefined,
    lawNote: law === undefined ? '' : noteOf(law, drawn),
  }
}

/** Larger sizes cannot be drawn without overflow, and smaller ones are drawn as zero. */
const LARGEST = 1e300
const SMALLEST = 1e-300

function splitDrawable(values: Float64Array | undefined, label: string): SplitValues | undefined {
  if (values === undefined || values.length === 0) return undefined
  const index = values.findIndex((x) => !(Math.abs(x) <= LARGEST))
  const got = values[index]
  if (got === undefined) return splitAtoms(values.map((x) => (Math.abs(x) < SMALLEST ? 0 : x)))
  const message = `Value ${index + 1} of "${label}" is ${got}; it cannot be drawn.`
  if (Number.isFinite(got)) throw new FreecurveError('E_DOMAIN', message, { argument: 'eigenvalues', got })
  throw new FreecurveError('E_SPECTRUM_NOT_FINITE', message, { index, got })
}

function noteOf(law: Law, drawn: boolean): string {
  const because = law.reasons[0] === undefined ? '' : `: ${law.reasons[0]}`
  if (drawn) return law.status === 'certified' ? '' : `${law.status}${because}`
  return law.status === 'beyond-horizon' ? `no law exists at this size${because}` : `no law drawn${because}`
}
