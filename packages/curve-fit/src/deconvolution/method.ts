import {
  type CurveFreeResult,
  count,
  defineCurveFreeMethod,
  FreecurveError,
  type Law,
  readOptions,
  type Spectrum,
} from '@freecurve/core'
import { observedCounts } from '../counts/observed-counts.ts'
import { consistentUpTo, REFUSED } from '../residual-limits.ts'
import { deconvolutionProblem } from './deconvolution-problem.ts'
import { deconvolve } from './deconvolve.ts'
import type { DensityGrid } from './density-grid.ts'
import { offTheAxis } from './off-the-axis.ts'
import { atomsOf, linearPieces, piecewiseLaw } from './piecewise-law.ts'
import { piecewiseTransform } from './piecewise-transform.ts'

const ABOUT = {
  id: 'deconvolution',
  summary:
    'Larger matrices of the free flow without a curve: a nonnegative density whose compression explains the data',
  options: {},
} as const

/** Ratios to which it goes: below, the grid would have to be as fine as the data; above, it has not been tried. */
const NEAREST = 1.05
const FARTHEST = 1000
/** What one more unknown adds to a log-evidence besides the determinant. */
const HALF_LOG_2PI = 0.5 * Math.log(2 * Math.PI)
/** Fewer eigenvalues outside atoms than this fix no shape. */
const FEWEST = 16

const reaches = (ratio: number): string | null =>
  ratio >= NEAREST && ratio <= FARTHEST ? null : `deconvolution goes to ratios from ${NEAREST} to ${FARTHEST}`

/**
 * The law at ratio τ as the smoothest nonnegative density whose free compression by 1/τ explains the eigenvalues within their noise
 * (math.md, k; the residual is that of free-levy's counting modes). It supposes nothing of the law but smoothness, so that it serves laws that
 * are not freely infinitely divisible too, as a check and a fallback: its law is `unverified` and blurred. Data of one sign keep it
 * at the larger size, where they may have a new atom at 0.
 */
export const deconvolutionMethod = defineCurveFreeMethod({
  ...ABOUT,
  flow: 'free',
  reaches,
  carry: (spectrum, ratio, given): CurveFreeResult => {
    readOptions({ ...ABOUT, kind: 'curve-free' }, given)
    const why = reaches(ratio)
    if (why !== null) throw new FreecurveError('E_TARGET', `Ratio ${ratio} is out of reach: ${why}.`, { got: ratio })
    return deconvolved(spectrum, ratio)
  },
})

function deconvolved(spectrum: Spectrum, ratio: number): CurveFreeResult {
  const observed = observedCounts(spectrum)
  const refuse = (reason: string, residual: CurveFreeResult['residual'] = null): CurveFreeResult => ({
    status: 'refused',
    reasons: [reason],
    residual,
    carried: null,
    details: { atoms: observed.atoms.length },
  })
  if (observed.rest.length < FEWEST)
    return refuse(
      `only ${count(observed.rest.length, 'eigenvalue')} outside atoms; ${FEWEST} are the least that fix a shape`,
    )
  const weight = observed.atoms.reduce((sum, atom) => sum + 1 - (1 - atom.weight) / ratio, 0)
  if (weight >= 1) return refuse(`${observed.atoms.length} atoms of the data would weigh ${weight} at ratio ${ratio}`)
  // With a new atom at 0 where that makes the data likelier, its prior being even on [0, 1].
  const best = [false, true]
    .flatMap((atom) => {
      const problem = deconvolutionProblem(observed, ratio, spectrum.size, spectrum.samples.length, atom)
      const found = problem && deconvolve(problem)
      return problem === null || found === null
        ? []
        : [{ problem, found, evidence: found.evidence + (atom ? HALF_LOG_2PI : 0) }]
    })
    .sort((p, q) => q.evidence - p.evidence)[0]
  if (best === undefined) return refuse('no density was found whose compression comes near the data')
  const { problem, found } = best
  const residual = { value: found.residual, cdf: found.cdf, parts: problem.modes.count }
  const reason = `the residual is ${found.residual.toPrecision(3)} times its noise: no law at ratio ${ratio} explains the data`
  const status = found.residual <= consistentUpTo(residual.parts) ? 'consistent' : 'poor'
  if (!(found.residual <= REFUSED)) return refuse(reason, residual)
  const { density, smoothness } = found
  const law: Law = { status: 'unverified', reasons: [resolutionOf(problem.grid)], ...piecewiseLaw(problem, density) }
  const transform = piecewiseTransform(linearPieces(problem, density), atomsOf(problem, density))
  return {
    status,
    reasons: status === 'poor' ? [reason] : [],
    residual,
    carried: { ratio, law, stieltjes: offTheAxis(transform) },
    details: { smoothness, nodes: problem.grid.nodes.length },
  }
}

/** The data see the law at ratio τ through a blur of local width Im ζ. */
function resolutionOf({ units }: DensityGrid): string {
  const middle = [...units].sort((a, b) => a - b)[units.length >> 1]!
  return `resolution limited: the data blur the law over some ${middle.toPrecision(2)} (less at edges), and it is the smoothest that explains them`
}
