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

/** Part of the curves that must have a law: where fewer do, the data are as likely those of a matrix that has none. Chosen. */
const MOST_PART = 1 / 2

/** Bands of one law, or why there are none although they were asked for. */
export interface BandsOfLaw {
  readonly bands: LawBands | null
  readonly missing: string | null
}

const NO_BANDS: BandsOfLaw = { bands: null, missing: null }

/** Bands at n0 and at every size, where the law is one and most of the curves that the data allow have a law there. */
export function bandsAt(
  flow: Flow,
  { flowOptions }: ReportHead,
  { bands = DEFAULT_BANDS, seed = 1 }: DecompressRequest,
  { family, options, fit, fitted }: ChosenFit,
  evolution: Evolution,
): readonly BandsOfLaw[] {
  const usable = evolution.carried.map(({ law }) => isLaw(law))
  if (bands === 0 || fit.status === 'refused' || !usable.includes(true)) return usable.map(() => NO_BANDS)
  const likely: LikelyCurves = likelyCurves(family, fit, fitted, options, bands, seed)
  const rivals = (fit.rivals ?? []).flatMap(({ curve, weight }) => (curve === null ? [] : [{ curve, weight }]))
  return evolution.carried.map(({ ratio, law }, i) => {
    if (!usable[i]) return NO_BANDS
    const lawOf = (curve: Curve) => callPlugin(flow, () => flow.carry(curve, ratio, flowOptions)).law
    const draws = likely.curves.map(lawOf).filter(isLaw)
    if (draws.length < Math.max(FEWEST, MOST_PART * likely.count)) {
      const n = Math.round(ratio * fitted.size)
      const missing = `only ${draws.length} of ${likely.count} curves that the data allow as well have a law at n = ${n}: there are no error bands`
      return { bands: null, missing }
    }
    const others = rivals.map(({ curve, weight }) => ({ law: lawOf(curve), weight })).filter((one) => isLaw(one.law))
    return { bands: lawBands(law, { draws, rivals: others, from: likely.from }), missing: null }
  })
}
