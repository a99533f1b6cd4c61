import type { FreeLevyParameters } from '@freecurve/core'
import { createRandom } from '@freecurve/numerics'
import type { Candidate } from './candidates.ts'

/** Attempts at a draw that is a law, for each one asked for. */
const ATTEMPTS = 10

/**
 * Free Lévy measures of a fitted model as likely as the data allow, by its own covariance.
 *
 * @returns `count` measures, or fewer where draws are no laws.
 */
export function drawMeasures({ draw }: Candidate, count: number, seed: number): readonly FreeLevyParameters[] {
  const random = createRandom(seed)
  const found: FreeLevyParameters[] = []
  for (let attempt = 0; found.length < count && attempt < ATTEMPTS * count; attempt++) {
    const drawn = draw(random)
    if (drawn !== null) found.push(drawn)
  }
  return found
}
