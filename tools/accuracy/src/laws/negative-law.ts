import type { Law } from '@freecurve/core'
import { resolveBulk } from '@freecurve/law'
import type { NegativeCase } from './reference-file.ts'

/** The law itself where it has no curve but a density: the uniform one; undefined for any other. */
export function negativeLaw({ initial }: NegativeCase): Law | undefined {
  if (initial.family !== 'uniform') return undefined
  const { a, b } = initial as unknown as { readonly a: number; readonly b: number }
  const { bulk } = resolveBulk([a, b], () => 1 / (b - a))
  return { status: 'certified', reasons: [], atoms: [], bulks: [bulk] }
}
