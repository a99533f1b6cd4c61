import type { BivariatePolynomial, Horizon, Law } from '@freecurve/core'
import { freeCumulantsOf, supportOf } from '@freecurve/law'
import { powerOfTwoBelow } from '@freecurve/numerics'
import { carryPolynomial } from '../free/carry-polynomial.ts'
import { certifiedBelow } from './certified-below.ts'
import { type Obstruction, obstructionsOf } from './obstructions.ts'

/** Free cumulants looked at: Hankel level 4. */
const ORDER = 8
/** Ratios up to which a law without obstruction is tried. */
const FAR = [2 ** 20, 2 ** 10, 2 ** 5]
/** How far past such a horizon its reason is read. */
const PLAIN = 1.05
/** Accuracy of a horizon that only the branch tells. */
const ACCURACY = 1e-9

/**
 * How far a curve can be carried under the free flow. The tests of {@link obstructionsOf} give a bound; where the law just
 * below it is certified, the bound is the horizon. Elsewhere the horizon is where the physical sheet gets a branch point in
 * ℂ⁺, found by bisection between certified and refuted laws. As every law below a possible ratio exists, one certified law
 * far out speaks for all before it. Null where the initial law or the search is inconclusive.
 */
export function freeHorizon(polynomial: BivariatePolynomial): Horizon | null {
  const { law, realTransform } = carryPolynomial(polynomial, 1)
  if (law.status !== 'certified') return null
  const bound = sharpest(obstructionsOf({ law, realTransform, cumulants: freeCumulantsOf(inOwnUnits(law), ORDER) }))
  if (bound !== undefined && bound.ratio <= 1 + 1e-9) return { ratio: Math.max(1, bound.ratio), reason: bound.reason }
  const lawAt = (ratio: number) => carryPolynomial(polynomial, ratio).law
  const certified =
    bound === undefined
      ? FAR.find((ratio) => lawAt(ratio).status === 'certified')
      : certifiedBelow(bound.ratio, 1, lawAt)
  if (certified === undefined) return byBisection(lawAt, bound)
  return bound ?? { ratio: null, reason: `no obstruction found up to ratio ${certified}` }
}

/** The law in units of its own size, a power of two: the tests on moments do not feel it, and no power leaves the range of doubles. */
function inOwnUnits(law: Law): Law {
  const unit = powerOfTwoBelow(Math.max(...supportOf(law).map(Math.abs)) || 1)
  return {
    ...law,
    atoms: law.atoms.map(({ x, weight }) => ({ x: x / unit, weight })),
    bulks: law.bulks.map((bulk) => ({ ...bulk, support: [bulk.support[0] / unit, bulk.support[1] / unit] })),
  }
}

/** The smallest bound, with every reason for it. */
function sharpest(obstructions: readonly Obstruction[]): Obstruction | undefined {
  const [first] = obstructions
  const ties = obstructions.filter(({ ratio }) => ratio - first!.ratio <= 1e-9)
  return first && { ratio: first.ratio, reason: ties.map(({ reason }) => reason).join('; ') }
}

function byBisection(
  lawAt: (ratio: number) => { readonly status: string; readonly reasons: readonly string[] },
  bound: Obstruction | undefined,
): Horizon | null {
  let low = 1
  let high = bound?.ratio ?? FAR[0]!
  let refuted = false
  while (high - low > ACCURACY * low) {
    const middle = Math.sqrt(low * high)
    const { status } = lawAt(middle)
    if (status === 'certified') low = middle
    else if (status === 'not-a-law') [high, refuted] = [middle, true]
    else break
  }
  // What is left between the two is too near the horizon to be followed.
  const known = high - low <= 1e-3 * low
  if (!refuted || !known) return null
  // Just past the horizon what fails is slight; a little further it is plain.
  const beyond = lawAt(PLAIN * high)
  const [at, { reasons }] = beyond.status === 'not-a-law' ? [PLAIN * high, beyond] : [high, lawAt(high)]
  return { ratio: low, reason: `at ratio ${Number(at.toPrecision(4))} ${reasons.slice(0, 2).join('; ')}` }
}
