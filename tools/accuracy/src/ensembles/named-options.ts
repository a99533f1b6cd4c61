import type { OptionValues } from '@freecurve/core'

/** Options of the free Lévy ensemble: a semicircle and two jumps, apart in three bulks. */
export const THREE_BULKS: OptionValues = { a: 1, sigma2: 0.02, rates: '0.2,0.1', jumps: '0.5,2' }

/** The same over five decades. */
export const FIVE_DECADES: OptionValues = { a: 0.0018, sigma2: 4e-8, rates: '0.17,0.03', jumps: '0.06,9' }
