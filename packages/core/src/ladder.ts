import { FreecurveError } from './error.ts'
import type { Spectrum } from './spectrum.ts'

/** Spectra of one matrix at several sizes: how its spectrum changes with size, seen and not assumed. */
export interface Ladder {
  /** At least two spectra of different sizes, ascending in size. */
  readonly spectra: readonly Spectrum[]
}

/**
 * A {@link Ladder} of spectra in any order.
 *
 * @throws E_LADDER for fewer than two sizes, or two spectra of the same size: replicates are samples of one spectrum.
 */
export function createLadder(spectra: readonly Spectrum[]): Ladder {
  const ascending = [...spectra].sort((a, b) => a.size - b.size)
  const sizes = ascending.map(({ size }) => size)
  const twice = sizes.find((size, k) => size === sizes[k + 1])
  if (twice !== undefined)
    throw new FreecurveError(
      'E_LADDER',
      `Two spectra have size ${twice}. Replicates of one size belong into one spectrum, as its samples.`,
      { sizes },
    )
  if (sizes.length < 2)
    throw new FreecurveError(
      'E_LADDER',
      `A ladder has spectra of at least two sizes; got ${sizes.join(', ') || 'none'}.`,
      { sizes },
    )
  return Object.freeze({ spectra: Object.freeze(ascending) })
}
