import { type Curve, callPlugin, type Flow, isLaw } from '@freecurve/core'
import type { ChosenFit } from '../choose-fit.ts'
import type { DecompressRequest, ReportHead } from '../decompress.ts'
import type { Evolution } from '../evolve.ts'
import { type LawBands, lawBands } from './law-bands.ts'
import { type LikelyCurves, likelyCurves } from './likely-curves.ts'

/** Laws behind the bands unless another number is asked for: enough for the outermost twentieth on each side. */
export const DEFAULT_BANDS = 40

/** Fewer laws than this bound nothing. */
const FEWEST = 8

/**
 * Bands at n0 and at every size; null where the law is none, or where too few of the curves that the data allow have a law there.
 */
export function bandsAt(
  flow: Flow,
  { flowOptions }: ReportHead,
  { bands = DEFAULT_BANDS, seed = 1 }: DecompressRequest,
  { family, options, fit, fitted }: ChosenFit,
  evolution: Evolution,
): readonly (LawBands | null)[] {
  const usable = evolution.carried.map(({ law }) => isLaw(law))
  if (bands === 0 || fit.status === 'refused' || !usable.includes(true)) return usable.map(() => null)
  const likely: LikelyCurves = likelyCurves(family, fit, fitted, options, bands, seed)
  const rivals = (fit.rivals ?? []).flatMap(({ curve, weight }) => (curve === null ? [] : [{ curve, weight }]))
  return evolution.carried.map(({ ratio, law }, i) => {
    if (!usable[i]) return null
    const lawOf = (curve: Curve) => callPlugin(flow, () => flow.carry(curve, ratio, flowOptions)).law
    const draws = likely.curves.map(lawOf).filter(isLaw)
    if (draws.length < FEWEST) return null
    const others = rivals.map(({ curve, weight }) => ({ law: lawOf(curve), weight })).filter((one) => isLaw(one.law))
    return lawBands(law, { draws, rivals: others, from: likely.from })
  })
}
