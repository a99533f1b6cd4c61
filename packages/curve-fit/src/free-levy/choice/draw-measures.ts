import type { FreeLevyParameters } from '@freecurve/core'
import { createRandom } from '@freecurve/numerics'
import type { Candidate } from './candidates.ts'
import { criterion, explains } from './explains.ts'
import type { CountsFit } from './fit-counts.ts'

/** The least share of draws that are of the chosen model. Chosen. */
const OWN = 0.5
/** Attempts at a draw that is a law, for each one asked for. */
const ATTEMPTS = 10

/**
 * Free Lévy measures as likely as the data allow: of the chosen model half at least, of every other model that explains the data in
 * proportion to its Akaike weight exp(−½ Δ(χ² + 2 freedom)) (Burnham, Anderson 2002), each by its own covariance.
 *
 * @returns `count` measures, or fewer where draws are no laws.
 */
export function drawMeasures(
  { chosen, candidates }: CountsFit,
  count: number,
  seed: number,
): readonly FreeLevyParameters[] {
  const random = createRandom(seed)
  const rivals = candidates.filter((one) => one !== chosen && explains(one, candidates))
  const weights = akaikeWeights([chosen, ...rivals])
  const own = Math.max(OWN, weights[0]!)
  const others = 1 - weights[0]!
  const shares = weights.map((weight, k) => (k === 0 ? own : others === 0 ? 0 : (weight / others) * (1 - own)))
  const pool = [chosen, ...rivals]
  const found: FreeLevyParameters[] = []
  for (let attempt = 0; found.length < count && attempt < ATTEMPTS * count; attempt++) {
    // Even shares in turn instead of a lottery: the mixture has no noise of its own.
    const drawn = pool[turn(shares, (found.length + 0.5) / count)]!.draw(random)
    if (drawn !== null) found.push(drawn)
  }
  return found
}

function akaikeWeights(pool: readonly Candidate[]): readonly number[] {
  const least = Math.min(...pool.map(criterion))
  const raw = pool.map((one) => Math.exp((least - criterion(one)) / 2))
  const total = raw.reduce((sum, x) => sum + x, 0)
  return raw.map((x) => x / total)
}

/** The index within whose share of [0, 1) a point lies. */
function turn(shares: readonly number[], at: number): number {
  let rest = at
  for (const [k, share] of shares.entries()) {
    if (rest < share) return k
    rest -= share
  }
  return 0
}
