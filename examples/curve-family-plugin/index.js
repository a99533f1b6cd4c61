import { CURVE_SCHEMA, defineCurveFamily, FreecurveError, readOptions } from '@freecurve/core'

const ABOUT = { kind: 'curve-family', id: 'shifted-marchenko-pastur', options: {} }
const fileOf = (parameters) => ({ schema: CURVE_SCHEMA, family: ABOUT.id, parameters })

/** The law of a + t·(free Poisson of rate r): z + 1/m = a + r t/(1 + t m), free cumulants κ_k = r t^k for k ≥ 2. */
function curveOf(parameters) {
  const { a, t, r } = parameters ?? {}
  const details = { path: 'parameters', got: parameters }
  if (![a, t, r].every(Number.isFinite) || t === 0 || r <= 0)
    throw new FreecurveError('E_CURVE', 'parameters must be numbers a, t ≠ 0 and r > 0.', details)
  const constant = [1, t - a - r * t, -a * t]
  return Object.freeze({
    family: ABOUT.id,
    // (z m + 1 − a m)(1 + t m) − r t m
    polynomial: () => ({ degreeZ: 1, degreeM: 2, coefficients: [constant, [0, 1, t]] }),
    toJSON: () => fileOf({ a, t, r }),
  })
}

/** Mean and the free cumulants κ₂, κ₃, κ₄ of all samples together. */
function cumulantsOf({ samples }) {
  const values = samples.flatMap((sample) => [...sample])
  const mean = (f) => values.reduce((sum, x) => sum + f(x), 0) / values.length
  const centre = mean((x) => x)
  const [second, third, fourth] = [2, 3, 4].map((k) => mean((x) => (x - centre) ** k))
  return [centre, second, third, fourth - 2 * second ** 2]
}

/** A curve family in one file: three cumulants give a, t and r, and the fourth tells whether they are enough. */
export default defineCurveFamily({
  ...ABOUT,
  summary: 'Marchenko–Pastur laws with a shift, by their first three free cumulants',
  fromJSON: (file) => curveOf(file.parameters),
  fit: (spectrum, options) => {
    readOptions(ABOUT, options)
    const [mean, k2, k3, k4] = cumulantsOf(spectrum)
    const t = k3 / k2
    const r = k2 / t ** 2
    if (!Number.isFinite(r))
      return { status: 'refused', reasons: ['no skewness'], curve: null, residual: null, details: {} }
    // κ₄ of one matrix is known to about 8 κ₂²/n (seen on samples, not derived); replicates gain √.
    const noise = (8 * k2 ** 2) / (spectrum.size * Math.sqrt(spectrum.samples.length))
    const value = ((k4 - r * t ** 4) / noise) ** 2
    const [status, reasons] = value > 9 ? ['poor', [`κ₄ is ${k4}, not ${r * t ** 4}`]] : ['consistent', []]
    const curve = curveOf({ a: mean - r * t, t, r })
    return { status, reasons, curve, residual: { value, cdf: 0, parts: 1 }, details: { t, r } }
  },
  known: [
    {
      name: 'rate 4, jump ½, shift −1',
      file: fileOf({ a: -1, t: 0.5, r: 4 }),
      ...{ mean: 1, variance: 1, cumulant3: 0.5, edges: [-0.5, 3.5], atoms: [], ratios: [2, 3] },
    },
  ],
})
