import type {
  Ensemble,
  EnsembleFacts,
  FreeLevyParameters,
  OptionTable,
  OptionValues,
  ReadOptions,
} from '@freecurve/core'
import { freeLevyCurve } from '@freecurve/curves'
import { levelEdges } from './level-edges.ts'
import { momentsOfCumulants, powerSums } from './moments.ts'
import { namedEnsemble } from './named-ensemble.ts'
import { sampleMatrix } from './sample-matrix.ts'

/** What sets one ensemble of the free Lévy kind apart from another. */
export interface FreeLevyEnsembleFacts<T extends OptionTable> {
  readonly id: string
  readonly summary: string
  readonly options: T
  readonly examples: readonly OptionValues[]
  /** Throws E_OPTION_VALUE for options that fit their table one by one and make no law together. */
  readonly parameters: (options: ReadOptions<T>) => FreeLevyParameters
  /** Options out of parameters that came from options, evolved or rescaled. */
  readonly optionsOf: (parameters: FreeLevyParameters) => OptionValues
  /** Edges in closed form. @default the level set of {@link levelEdges} */
  readonly edges?: (parameters: FreeLevyParameters) => readonly number[]
  /** Whether f A is of the ensemble as well as A, for every f. @default true */
  readonly scalable?: boolean
}

/**
 * An ensemble whose law is free Lévy, R(g) = a + σ² g + Σ r_j t_j / (1 − t_j g): curve, facts and sampler follow from the
 * parameters, and at size ratio τ they are (a, τσ², r/τ, τt). Throws E_PLUGIN_INVALID.
 */
export function freeLevyEnsemble<const T extends OptionTable, const I extends string>(
  facts: FreeLevyEnsembleFacts<T> & { readonly id: I },
): Ensemble & { readonly id: I } {
  const { id, summary, options, examples, optionsOf, scalable = true, edges = edgesOf } = facts
  return namedEnsemble({
    id,
    summary,
    options,
    examples,
    // Equal jumps are added up by the curve, which also refuses what has no law.
    parameters: (given: ReadOptions<T>) => freeLevyCurve(facts.parameters(given)).parameters,
    curve: freeLevyCurve,
    facts: (parameters): EnsembleFacts => ({
      edges: edges(parameters),
      atoms: atomsOf(parameters),
      moments: momentsOfCumulants(cumulantsOf(parameters)),
    }),
    sample: sampleMatrix,
    evolve: ({ a, sigma2, rates, jumps }, ratio) =>
      optionsOf({
        a,
        sigma2: ratio * sigma2,
        rates: rates.map((r) => r / ratio),
        jumps: jumps.map((t) => ratio * t),
      }),
    ...(scalable && {
      rescale: ({ a, sigma2, rates, jumps }: FreeLevyParameters, factor: number) =>
        optionsOf({ a: factor * a, sigma2: factor ** 2 * sigma2, rates, jumps: jumps.map((t) => factor * t) }),
    }),
  })
}

const cumulantsOf = ({ a, sigma2, rates, jumps }: FreeLevyParameters) => {
  const [k1, k2, k3, k4] = powerSums(rates, jumps)
  return [a + k1, sigma2 + k2, k3, k4] as const
}

/** 1 − Σ r_j at the drift, where there is no semicircular part and that is positive. */
function atomsOf({ a, sigma2, rates }: FreeLevyParameters) {
  const weight = 1 - rates.reduce((sum, r) => sum + r, 0)
  return sigma2 === 0 && weight > 0 ? [{ x: a, weight }] : []
}

/** z(u) = a + u + σ²/u + Σ r_j t_j u/(u − t_j) with u = −1/m. */
function edgesOf({ a, sigma2, rates, jumps }: FreeLevyParameters): readonly number[] {
  const terms = jumps.map((t, j) => ({ t, s: rates[j]! * t * t }))
  if (sigma2 > 0) terms.push({ t: 0, s: sigma2 })
  terms.sort((one, other) => one.t - other.t)
  return levelEdges({
    shift: rates.reduce((sum, r, j) => sum + r * jumps[j]!, a),
    poles: terms.map(({ t }) => t),
    strengths: terms.map(({ s }) => s),
  })
}
