import type { FreeLevyParameters } from '@freecurve/core'
import { boundaryHeight, reciprocalMap } from '@freecurve/curves'
import type { CountModes } from '../../counts/count-modes.ts'
import { countResidual } from '../../counts/count-residual.ts'
import type { ObservedCounts } from '../../counts/observed-counts.ts'
import { type FittedModel, fitModel } from './fit-model.ts'
import { groupJumps } from './group-jumps.ts'
import { heldJumps, type JumpModel, looseJumps } from './jump-model.ts'

/** Parts (jumps, and the semicircle as one) to begin with. Chosen: a thousand eigenvalues rarely tell more. */
const MOST = 5
/** χ² more than the least by which a measure of fewer parts is hopeless, and those of still fewer are. Chosen. */
const HOPELESS = 40
/** Ways to lose a part that are worth a fit, the most promising first. */
const WAYS = 2

/**
 * Measures of few jumps, with or without a semicircular part, that come closest to the counts: from the groups of a measure that explains
 * them, parts are lost one by one, each time in the way that costs least, and everything is fitted anew.
 *
 * @param explained a measure of many jumps that explains the counts
 * @returns fits with ever fewer parts
 */
export function fewJumps(
  observed: ObservedCounts,
  modes: CountModes,
  explained: FreeLevyParameters,
): readonly FittedModel[] {
  const fitted = (start: FreeLevyParameters) => fitModel(modelOf(start, observed), observed, modes)
  const squares = (parameters: FreeLevyParameters) => countResidual(parameters, observed, modes).meanSquare
  const atom = observed.atoms[0]
  const fits: FittedModel[] = []
  let best = Infinity
  let here = fitted(groupJumps(explained, MOST, atom !== undefined))
  while (here !== null) {
    fits.push(here)
    best = Math.min(best, here.chi2)
    if (here.chi2 > best + HOPELESS) break
    const ways = waysToLose(here.parameters, atom === undefined)
      .map((start) => ({ start, squares: squares(start) }))
      .filter((way) => Number.isFinite(way.squares))
      .sort((p, q) => p.squares - q.squares)
      .slice(0, WAYS)
      .flatMap(({ start }) => fitted(start) ?? [])
    here = ways.reduce<FittedModel | null>(
      (least, fit) => (least === null || fit.chi2 < least.chi2 ? fit : least),
      null,
    )
  }
  return fits
}

function modelOf(start: FreeLevyParameters, { atoms }: ObservedCounts): JumpModel {
  const [atom] = atoms
  if (atom !== undefined) return heldJumps({ ...start, a: atom.x, sigma2: 0 }, 1 - atom.weight)
  const map = reciprocalMap(start)
  return looseJumps(start, boundaryHeight(map, 0) || Math.sqrt(map.variance))
}

/** Measures with one part less: a jump dropped, made part of the semicircle or joined with its neighbour, or the semicircle dropped. */
function waysToLose(
  { a, sigma2, rates, jumps }: FreeLevyParameters,
  semicircular: boolean,
): readonly FreeLevyParameters[] {
  const order = [...jumps.keys()].sort((i, j) => jumps[i]! - jumps[j]!)
  const parts = order.map((j) => ({ rate: rates[j]!, jump: jumps[j]! }))
  const measure = (list: typeof parts, drift: number, variance: number): FreeLevyParameters => ({
    a: drift,
    sigma2: variance,
    rates: list.map(({ rate }) => rate),
    jumps: list.map(({ jump }) => jump),
  })
  const ways = parts.flatMap((part, k) => {
    const others = parts.filter((other) => other !== part)
    const moment = part.rate * part.jump
    const next = parts[k + 1]
    return [
      measure(others, a, sigma2),
      measure(others, a + moment, sigma2),
      ...(semicircular ? [measure(others, a + moment, sigma2 + moment * part.jump)] : []),
      ...(next !== undefined && next.jump * part.jump > 0
        ? [measure(parts.toSpliced(k, 2, joined(part, next)), a, sigma2)]
        : []),
    ]
  })
  const dropped = sigma2 > 0 ? [measure(parts, a, 0)] : []
  return [...ways, ...dropped].filter((way) => way.sigma2 > 0 || way.jumps.length > 0)
}

interface Part {
  readonly rate: number
  readonly jump: number
}

/** One jump with the sums Σ r t and Σ r t² of two. */
function joined(p: Part, q: Part): Part {
  const moment = p.rate * p.jump + q.rate * q.jump
  const strength = p.rate * p.jump ** 2 + q.rate * q.jump ** 2
  return { rate: moment ** 2 / strength, jump: strength / moment }
}
