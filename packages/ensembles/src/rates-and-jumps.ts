import { FreecurveError, type FreeLevyParameters, type OptionTable, type ReadOptions } from '@freecurve/core'
import { numbersOf } from './numbers-of.ts'

/** Options of ensembles that are made of jumps. */
export const ratesAndJumpsOptions = {
  rates: { type: 'text', default: '0.6,0.2', doc: 'rates r_j > 0 of the jumps, with commas' },
  jumps: { type: 'text', default: '0.25,0.6875', doc: 'sizes t_j ≠ 0 of the jumps, with commas, as many as rates' },
} as const satisfies OptionTable

/**
 * Rates and jumps out of their texts.
 *
 * @throws E_OPTION_VALUE for lists of different lengths, a rate that is not positive, a jump of 0.
 */
export function ratesAndJumps(
  given: ReadOptions<typeof ratesAndJumpsOptions>,
): Pick<FreeLevyParameters, 'rates' | 'jumps'> {
  const ratesText = given.rates ?? ratesAndJumpsOptions.rates.default
  const jumpsText = given.jumps ?? ratesAndJumpsOptions.jumps.default
  const rates = numbersOf('rates', ratesText)
  const jumps = numbersOf('jumps', jumpsText)
  const refuse = (option: string, got: string, wanted: string) =>
    new FreecurveError('E_OPTION_VALUE', `${option} must be ${wanted}; got "${got}".`, { option, got })
  if (rates.some((r) => r <= 0)) throw refuse('rates', ratesText, 'positive')
  if (jumps.some((t) => t === 0)) throw refuse('jumps', jumpsText, 'different from 0')
  if (rates.length !== jumps.length) throw refuse('jumps', jumpsText, `as many as rates (${rates.length})`)
  return { rates, jumps }
}
