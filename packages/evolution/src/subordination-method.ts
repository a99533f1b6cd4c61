import { type CurveFreeResult, defineCurveFreeMethod, FreecurveError, readOptions } from '@freecurve/core'
import { isCarried } from './check-ratio.ts'
import { checkReach } from './check-reach.ts'
import { offTheAxis } from './complex-arguments.ts'
import { aspectRatioOption } from './deformed/aspect-ratio-option.ts'
import { subordinateEigenvalues } from './deformed/subordinate-eigenvalues.ts'

const ABOUT = {
  id: 'subordination',
  summary: 'Larger Gram matrices straight from raw eigenvalues, by subordination of the companion law',
  options: {
    aspectRatio: aspectRatioOption('must be given'),
  },
} as const

const reaches = (ratio: number): string | null =>
  isCarried(ratio) && ratio > 1
    ? null
    : 'raw eigenvalues go to larger sizes only, a ratio above 1; a fitted curve goes both ways'

/** The deformed flow without a curve: exact for the empirical law, see subordinateEigenvalues. Data that are no Gram matrix's are refused. */
export const subordinationMethod = defineCurveFreeMethod({
  ...ABOUT,
  flow: 'deformed',
  reaches,
  carry: (spectrum, ratio, given): CurveFreeResult => {
    const { aspectRatio } = readOptions({ ...ABOUT, kind: 'curve-free' }, given)
    checkReach(ABOUT.id, ratio, reaches)
    if (aspectRatio === null)
      throw new FreecurveError(
        'E_OPTION_VALUE',
        'Subordination needs aspectRatio, c0 = p/N: dimension over number of samples of the matrix at hand. For example --aspect-ratio 0.1.',
        { option: 'aspectRatio', got: null },
      )
    const nothing = { residual: null, details: {} }
    try {
      const { law, stieltjes } = subordinateEigenvalues(spectrum, aspectRatio, ratio)
      const status = law.status === 'not-a-law' ? 'poor' : 'consistent'
      const reasons = status === 'poor' ? law.reasons : []
      return { status, reasons, ...nothing, carried: { ratio, law, stieltjes: offTheAxis(stieltjes) } }
    } catch (thrown) {
      if (!(thrown instanceof FreecurveError && thrown.code === 'E_DOMAIN')) throw thrown
      return { status: 'refused', reasons: [thrown.message], ...nothing, carried: null }
    }
  },
})
