import type { Carried, Curve, CurveFamily, CurveFreeMethod, CurveFreeResult, Flow, Spectrum } from '@freecurve/core'
import { curveFamilyLaws, curveFreeLaws, ensembleLaws, flowLaws } from '@freecurve/core/testing'
import * as read from '@freecurve/law'
import { standardRegistry } from '../src/index.ts'
import { mutantsBreak } from './mutants-break.ts'

const family = standardRegistry.get('curve-family', 'free-levy')
const flow = standardRegistry.get('flow', 'free')
const ensemble = standardRegistry.get('ensemble', 'semicircle')

const carryThen = (change: (carried: Carried, curve: Curve) => Partial<Carried>): Flow => ({
  ...flow,
  carry: (curve, ratio, options) => {
    const carried = flow.carry(curve, ratio, options)
    return { ...carried, ...change(carried, curve) }
  },
})

const flowMutants: { readonly [law: string]: Flow } = {
  'mass is one': carryThen(({ law }) => ({
    law: { ...law, bulks: law.bulks.map((bulk) => ({ ...bulk, mass: bulk.mass * 0.999 })) },
  })),
  'the law is certified': carryThen(({ law }) => ({ law: { ...law, status: 'unverified' } })),
  'ratio 1 changes nothing': { ...flow, carry: (curve, ratio) => flow.carry(curve, ratio * 1.001) },
  'Im m > 0 on the upper half plane': carryThen(({ stieltjes }) => ({
    stieltjes: ({ re, im }) => stieltjes({ re, im: -im }),
  })),
  'z m(z) tends to −1': carryThen(({ stieltjes }) => ({ stieltjes: (z) => scaled(stieltjes(z), 1.001) })),
  'm is the Stieltjes transform of the law': carryThen(({ stieltjes }) => ({
    stieltjes: ({ re, im }) => stieltjes({ re, im: im * 1.001 }),
  })),
  'there and back again': carryThen((_, curve) => ({ curve })),
  'two steps are one': { ...flow, carry: (curve, ratio) => flow.carry(curve, 1 + (ratio - 1) * 0.9) },
  'the mean stays': carryThen(({ law }) => ({
    law: {
      ...law,
      bulks: law.bulks.map((bulk) => ({ ...bulk, support: [bulk.support[0] + 0.01, bulk.support[1] + 0.01] })),
    },
  })),
  'cumulants obey the rule': { ...flow, carry: (curve, ratio) => flow.carry(curve, 1 / ratio) },
  'a ratio that is no positive number is refused': {
    ...flow,
    carry: (curve, ratio) => flow.carry(curve, Math.abs(ratio) || 1),
  },
  'events of a range that is none are refused': { ...flow, events: () => [] },
  'unknown options are refused': { ...flow, horizon: (curve) => flow.horizon(curve) },
}

const scaled = (m: { readonly re: number; readonly im: number } | null, factor: number) =>
  m === null ? null : { re: m.re * factor, im: m.im * factor }

const curvesThen = (change: (curve: Curve) => Partial<Curve>): CurveFamily => ({
  ...family,
  fromJSON: (file) => {
    const curve = family.fromJSON(file)
    return { ...curve, ...change(curve) }
  },
})

const familyMutants: { readonly [law: string]: CurveFamily } = {
  'a curve survives its file': curvesThen((curve) => ({
    toJSON: () => ({ ...curve.toJSON(), parameters: { a: 0, sigma2: 2, rates: [], jumps: [] } }),
  })),
  'the polynomial is real and whole': curvesThen((curve) => ({
    polynomial: () => ({ ...curve.polynomial(), degreeZ: 2 }),
  })),
  'the polynomial holds m ~ −1/z − κ₁/z² − …': curvesThen((curve) => ({
    polynomial: () => {
      const { coefficients, ...degrees } = curve.polynomial()
      return { ...degrees, coefficients: coefficients.map((row) => row.map((c, j) => (j % 2 === 0 ? c : -c))) }
    },
  })),
  'a fit finds the law again': { ...family, fit: (spectrum, options) => family.fit(stretched(spectrum), options) },
  'a fit leaves the spectrum alone': {
    ...family,
    fit: (spectrum, options) => {
      const fit = family.fit(spectrum, options)
      spectrum.samples[0]![0]! -= 1
      return fit
    },
  },
  'draws come from their seed, about the fit': {
    ...family,
    fit: (spectrum, options) => {
      const fit = family.fit(spectrum, options)
      return fit.draws === undefined ? fit : { ...fit, draws: (count) => fit.draws!(count, 1) }
    },
  },
  'broken files are refused': { ...family, fromJSON: () => family.fromJSON(family.known[0]!.file) },
  'unknown options are refused': { ...family, fit: (spectrum) => family.fit(spectrum) },
}

const stretched = (spectrum: Spectrum): Spectrum => ({
  ...spectrum,
  samples: spectrum.samples.map((values) => values.map((x) => 1.1 * x)),
})

const method = standardRegistry.get('curve-free', 'compression')

const methodThen = (
  change: (carried: Exclude<CurveFreeResult['carried'], null>) => Partial<Exclude<CurveFreeResult['carried'], null>>,
): CurveFreeMethod => ({
  ...method,
  carry: (spectrum, ratio, options) => {
    const result = method.carry(spectrum, ratio, options)
    return { ...result, carried: result.carried && { ...result.carried, ...change(result.carried) } }
  },
})

const methodMutants: { readonly [law: string]: CurveFreeMethod } = {
  'mass is one': methodThen(({ law }) => ({
    law: { ...law, bulks: law.bulks.map((bulk) => ({ ...bulk, mass: bulk.mass * 0.999 })) },
  })),
  'Im m > 0 on the upper half plane': methodThen(({ stieltjes }) => ({
    stieltjes: ({ re, im }) => stieltjes({ re, im: -im }),
  })),
  'the mean stays': methodThen(({ law }) => ({
    law: {
      ...law,
      bulks: law.bulks.map((bulk) => ({ ...bulk, support: [bulk.support[0] + 0.01, bulk.support[1] + 0.01] })),
    },
  })),
  'the variance obeys the flow': { ...method, carry: (spectrum, ratio) => method.carry(spectrum, 0.9 * ratio) },
  'the law is the flow’s': { ...method, carry: (spectrum, ratio) => method.carry(spectrum, ratio ** 1.5) },
  'the unit of the data does not matter': {
    ...method,
    carry: (spectrum, ratio) =>
      method.carry(
        { ...spectrum, samples: spectrum.samples.map((values) => values.map((x, k) => (k === 0 ? x - 1e-3 : x))) },
        ratio,
      ),
  },
  'the spectrum is left alone': {
    ...method,
    carry: (spectrum, ratio) => {
      const result = method.carry(spectrum, ratio)
      spectrum.samples[0]![0]! -= 1
      return result
    },
  },
  'hard data end in a status': {
    ...method,
    carry: (spectrum, ratio) => ({ ...method.carry(spectrum, ratio), status: 'poor', reasons: [] }),
  },
  'ratios out of reach are refused': {
    ...method,
    carry: (spectrum, ratio) => method.carry(spectrum, method.reaches(ratio) === null ? ratio : 0.5),
  },
  'unknown options are refused': { ...method, carry: (spectrum, ratio) => method.carry(spectrum, ratio) },
}

mutantsBreak([
  ['flow', (mutant: Flow) => flowLaws(mutant, [family], read), flowMutants],
  ['curve-free', (mutant: CurveFreeMethod) => curveFreeLaws(mutant, flow, [family], read), methodMutants],
  ['curve-family', (mutant: CurveFamily) => curveFamilyLaws(mutant, flow, read), familyMutants],
  [
    'ensemble',
    (mutant: typeof ensemble) => ensembleLaws(mutant, flow, read),
    {
      'the same seed gives the same values, another seed others': {
        ...ensemble,
        sample: (size) => ensemble.sample(size, 1),
      },
      'samples are ascending and whole': { ...ensemble, sample: (size, seed) => ensemble.sample(size, seed).reverse() },
      'samples follow the curve': {
        ...ensemble,
        sample: (size, seed) => ensemble.sample(size, seed).map((x) => 1.2 * x),
      },
      'samples have the mean and variance of the facts': {
        ...ensemble,
        sample: (size, seed) => ensemble.sample(size, seed).map((x) => 1.2 * x),
      },
      'the facts are those of the curve': {
        ...ensemble,
        facts: (options) => ({ ...ensemble.facts(options), edges: [-2, 2.000001] }),
      },
      'evolved options are the law carried there': { ...ensemble, evolve: (ratio) => ({ sigma: ratio }) },
      'rescaled options are the law rescaled': { ...ensemble, rescale: (factor) => ({ sigma: factor ** 2 }) },
      'a ratio that is no positive number is refused': {
        ...ensemble,
        evolve: (ratio) => ({ sigma: Math.sqrt(Math.abs(ratio)) || 1 }),
      },
      'unknown options are refused': { ...ensemble, curve: () => ensemble.curve() },
    },
  ],
])
