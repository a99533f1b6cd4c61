import { existsSync, readFileSync } from 'node:fs'
import { cdfAt, densityAt, edgesOf, quantileAt } from '@freecurve/law'
import { bivariate } from '@freecurve/numerics'
import { describe, expect, it } from 'vitest'
import { carryPolynomial } from '../../src/free/carry-polynomial.ts'

/**
 * Laws computed with 40 digits, kept beside the repository; where the file is missing these tests have nothing to
 * compare with.
 */
const FILE = '/work/shared/reference/laws.json'

interface Target {
  readonly ratio: number
  readonly edges: readonly number[]
  readonly atoms: readonly (readonly [number, number])[]
  readonly bulks: readonly { readonly mass_ac: number }[]
  readonly density: readonly (readonly [number, number])[]
  readonly cdf: readonly (readonly [number, number])[]
  readonly quantiles: readonly (readonly [number, number])[]
  readonly stieltjes: readonly (readonly [readonly [number, number], readonly [number, number]])[]
}
interface Case {
  readonly name: string
  readonly kind: string
  readonly initial_curve: readonly (readonly number[])[]
  readonly targets: readonly Target[]
}

const cases: readonly Case[] = existsSync(FILE) ? JSON.parse(readFileSync(FILE, 'utf8')).cases : []
const laws = cases
  .filter(({ kind }) => kind === 'free')
  .flatMap(({ name, initial_curve, targets }) =>
    targets.map((target) => ({ name, ratio: target.ratio, curve: bivariate(initial_curve), target })),
  )

const relative = (got: number, wanted: number) => Math.abs(got - wanted) / Math.max(Math.abs(wanted), 1e-300)

describe.runIf(laws.length > 0)('reference laws', () => {
  it.each(laws)('$name at ratio $ratio', ({ curve, ratio, target }) => {
    const { law, stieltjes } = carryPolynomial(curve, ratio)
    expect(law.reasons).toEqual([])
    expect(law.status).toBe('certified')
    expect(edgesOf(law).length).toBe(target.edges.length)
    edgesOf(law).forEach((edge, k) => {
      const wanted = target.edges[k]!
      expect(Math.abs(edge - wanted)).toBeLessThan(1e-12 * Math.abs(wanted) + 1e-16)
    })
    expect(law.atoms.length).toBe(target.atoms.length)
    law.atoms.forEach(({ x, weight }, k) => {
      expect(Math.abs(x - target.atoms[k]![0])).toBeLessThan(1e-14 * Math.max(1, Math.abs(x)))
      expect(Math.abs(weight - target.atoms[k]![1])).toBeLessThan(1e-14)
    })
    law.bulks.forEach(({ mass }, k) => {
      expect(Math.abs(mass - target.bulks[k]!.mass_ac)).toBeLessThan(1e-12)
    })
    for (const [x, rho] of target.density)
      expect(rho === 0 ? densityAt(law, x) : relative(densityAt(law, x), rho)).toBeLessThan(1e-11)
    for (const [x, share] of target.cdf) expect(Math.abs(cdfAt(law, x) - share)).toBeLessThan(1e-12)
    for (const [share, x] of target.quantiles) {
      // At a share that two bulks divide any point of the gap between them is a quantile.
      const got = quantileAt(law, share)
      expect(Math.abs(cdfAt(law, got) - cdfAt(law, x))).toBeLessThan(1e-10)
    }
    // A few values in the file lie in the lower half-plane: they belong to another sheet and are no m(z) of a law.
    for (const [[x, y], [re, im]] of target.stieltjes.filter(([[, y], [, im]]) => y * im > 0)) {
      const [gotRe, gotIm] = stieltjes(x, y)!
      expect(Math.hypot(gotRe - re, gotIm - im) / Math.hypot(re, im)).toBeLessThan(1e-12)
    }
  })
})
