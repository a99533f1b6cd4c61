import type { Curve, FreeLevyParameters, OptionValues, Registry } from '@freecurve/core'
import { freeLevyCurve, populationCurve } from '@freecurve/curves'
import type { NamedLaw } from './reference-file.ts'

/** Ensembles by the names of the reference, with their options. */
const ENSEMBLES: {
  readonly [family: string]: (law: NamedLaw) => { readonly id: string; readonly options: OptionValues }
} = {
  kesten_mckay: ({ d }) => ({ id: 'kesten-mckay', options: { degree: Number(d) } }),
  projection_compression: ({ alpha, p }) => ({ id: 'wachter', options: { corner: Number(alpha), rank: Number(p) } }),
  free_meixner: ({ a, b, c }) => ({ id: 'free-meixner', options: { a: Number(a), b: Number(b), c: Number(c) } }),
  fuss_catalan: () => ({ id: 'fuss-catalan', options: {} }),
  deformed_wigner: ({ t, w, sigma2 }) => ({
    id: 'deformed-wigner',
    options: { values: String(t), weights: String(w), sigma: Math.sqrt(Number(sigma2)) },
  }),
}

/**
 * The curve of a named law, in units of `scale` where that is given, from its parameters; undefined where they are not known
 * here, or not in other units.
 */
export function namedCurve(registry: Registry, law: NamedLaw): Curve | undefined {
  const { family, ...rest } = law
  if (family === 'free_levy') return freeLevyCurve(rest as unknown as FreeLevyParameters)
  if (family === 'deformed_marchenko_pastur')
    return populationCurve({
      values: law.t as readonly number[],
      weights: law.weights as readonly number[],
      aspectRatio: Number(law.c),
    })
  const known = ENSEMBLES[family]
  if (known === undefined || (law.p !== undefined && family === 'fuss_catalan' && law.p !== 2)) return undefined
  const { id, options } = known(law)
  const ensemble = registry.get('ensemble', id)
  if (law.scale === undefined) return ensemble.curve(options)
  return ensemble.rescale && ensemble.curve(ensemble.rescale(Number(law.scale), options))
}
