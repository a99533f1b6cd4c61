import { type Curve, createSpectrum, type Law, messageOf, type Registry } from '@freecurve/core'
import { obstructionsOf } from '@freecurve/evolution'
import { freeCumulantsOf, integralOf } from '@freecurve/law'
import { decompress, evolve } from '@freecurve/standard'
import { negativeCurve } from './negative-curve.ts'
import { negativeLaw } from './negative-law.ts'
import { negativeValues } from './negative-values.ts'
import type { NegativeCase, ReferenceFile } from './reference-file.ts'

/** Whether a law that exists at no such ratio was refused, and with what reason. */
export interface Refusal {
  readonly law: string
  readonly from: 'coefficients' | 'density' | 'eigenvalues'
  readonly ratio: number
  readonly refused: boolean
  /** Status of the law and, from eigenvalues, of the fit before it. */
  readonly status: string
  readonly reasons: readonly string[]
  readonly expected: string
}

/**
 * Ratios tried where the case names none. A curve says all, so that just above 1 is far enough; a thousand eigenvalues
 * are as well explained by some law that exists up to 1.01.
 */
const RATIOS = { curve: [1.01, 1.1, 2], eigenvalues: [1.1, 2] }
const SIZE = 1000

/** A law that must be refused, from its curve and from a thousand eigenvalues of it; empty where it can be had in neither form. */
export function checkNegative(registry: Registry, one: NegativeCase, file: ReferenceFile): readonly Refusal[] {
  const curve = negativeCurve(registry, one, file)
  const ratiosFor = (from: keyof typeof RATIOS) => (one.ratio === undefined ? RATIOS[from] : [one.ratio])
  const values = negativeValues(registry, one, curve, SIZE)
  const law = negativeLaw(one)
  return [
    ...(law ? ratiosFor('curve').map((ratio) => fromLaw(one, law, ratio)) : []),
    ...ratiosFor('curve').flatMap((ratio) => (curve ? [fromCurve(registry, one, curve, ratio)] : [])),
    ...ratiosFor('eigenvalues').flatMap((ratio) => (values ? [fromValues(registry, one, values, ratio)] : [])),
  ]
}

function fromCurve(registry: Registry, one: NegativeCase, curve: Curve, ratio: number): Refusal {
  const about = { law: one.name, from: 'coefficients', ratio, expected: one.expected } as const
  try {
    const { status, reasons } = evolve(registry, { curve, ratios: [ratio], flow: one.kind, report: { at: [] } })
      .laws[0]!
    return { ...about, refused: status === 'not-a-law' || status === 'beyond-horizon', status, reasons }
  } catch (thrown) {
    return { ...about, refused: false, status: 'failed', reasons: [messageOf(thrown)] }
  }
}

/** The horizon of a law that is given by its density. */
function fromLaw(one: NegativeCase, law: Law, ratio: number): Refusal {
  const realTransform = (x: number) => integralOf(law, (y) => 1 / (y - x))
  const [bound] = obstructionsOf({ law, realTransform, cumulants: freeCumulantsOf(law, 8) })
  const refused = bound !== undefined && bound.ratio < ratio
  const about = { law: one.name, from: 'density', ratio, expected: one.expected } as const
  return {
    ...about,
    refused,
    status: refused ? 'beyond-horizon' : 'no obstruction',
    reasons: refused ? [bound.reason] : [],
  }
}

function fromValues(registry: Registry, one: NegativeCase, values: Float64Array, ratio: number): Refusal {
  const about = { law: one.name, from: 'eigenvalues', ratio, expected: one.expected } as const
  try {
    const sizes = [Math.round(ratio * values.length)]
    const { report, trusted } = decompress(registry, { spectrum: createSpectrum([values]), sizes, flow: one.kind })
    const law = report.sizes[0]
    const reasons = [...report.fit.reasons, ...(law?.reasons ?? [])]
    return { ...about, refused: !trusted, status: `fit ${report.fit.status}, ${law?.status ?? 'no law'}`, reasons }
  } catch (thrown) {
    return { ...about, refused: false, status: 'failed', reasons: [messageOf(thrown)] }
  }
}
