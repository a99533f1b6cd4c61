import { type CurveFreeResult, defineCurveFreeMethod, readOptions } from '@freecurve/core'
import { isCarried } from './check-ratio.ts'
import { checkReach } from './check-reach.ts'
import { offTheAxis } from './complex-arguments.ts'
import { compressEigenvalues } from './free/compress-eigenvalues.ts'

const ABOUT = {
  id: 'compression',
  summary: 'Smaller submatrices straight from raw eigenvalues, by the free convolution power',
  options: {},
} as const

const reaches = (ratio: number): string | null =>
  isCarried(ratio) && ratio < 1 ? null : 'compression goes to smaller sizes only, a ratio between 0 and 1'

/** The free flow to smaller sizes without a curve: exact for the empirical law, see compressEigenvalues. */
export const compressionMethod = defineCurveFreeMethod({
  ...ABOUT,
  flow: 'free',
  reaches,
  carry: (spectrum, ratio, given): CurveFreeResult => {
    readOptions({ ...ABOUT, kind: 'curve-free' }, given)
    checkReach(ABOUT.id, ratio, reaches)
    const { law, stieltjes, points } = compressEigenvalues(spectrum, ratio)
    const status = law.status === 'not-a-law' ? 'poor' : 'consistent'
    return {
      status,
      reasons: status === 'poor' ? law.reasons : [],
      residual: null,
      carried: { ratio, law, stieltjes: offTheAxis(stieltjes) },
      details: { points },
    }
  },
})
