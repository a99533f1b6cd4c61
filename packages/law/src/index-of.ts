import type { Law } from '@freecurve/core'
import { cdfAt } from './questions.ts'

/** The index: the share of negative eigenvalues, F(0−). */
export const indexOf = (law: Law): number => cdfAt({ ...law, atoms: law.atoms.filter((atom) => atom.x < 0) }, 0)
