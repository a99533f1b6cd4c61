/** [x, value]. */
export type Pair = readonly [number, number]

/** Parameters of a named law; only a family that the tool knows is read any further. */
export interface NamedLaw {
  readonly family: string
  readonly [parameter: string]: unknown
}

/** The exact law at one ratio. */
export interface Target {
  readonly ratio: number
  readonly params?: NamedLaw
  readonly edges: readonly number[]
  readonly atoms: readonly Pair[]
  readonly bulks: readonly { readonly support: Pair; readonly mass_ac: number }[]
  readonly density?: readonly Pair[]
  readonly cdf?: readonly Pair[]
  readonly stieltjes?: readonly (readonly [Pair, Pair])[]
  readonly free_cumulants?: readonly number[]
  readonly companion_free_cumulants?: readonly number[]
  readonly moments?: readonly number[]
  readonly quantiles?: readonly Pair[]
  readonly logdet?: number
  readonly pseudo_logdet?: number
  readonly fitfree?: {
    readonly z0: number
    readonly m0: number
    readonly logdet: number
    readonly trace_inverse: number
  }
  /** Error of the reference's own integrals. */
  readonly self_check_quadrature?: number
}

/** Something that happens at one ratio; several places where it happens at several. */
export interface ReferenceEvent {
  readonly type: string
  readonly ratio: number
  readonly x?: number | readonly number[]
}

/** A law, its curve at ratio 1 as c[i][j] of z^i m^j, and what it is at other ratios. */
export interface ReferenceCase {
  readonly name: string
  readonly kind: string
  readonly initial: NamedLaw
  readonly initial_curve: readonly (readonly number[])[]
  readonly targets: readonly Target[]
  readonly events?: readonly ReferenceEvent[]
  /** Largest ratio at which the law exists; null where it exists at all. */
  readonly horizon?: number | null
}

/** A law that must be refused at `ratio`, or at every ratio above 1 where none is given. */
export interface NegativeCase {
  readonly name: string
  readonly kind?: string
  readonly initial: NamedLaw
  readonly initial_curve?: readonly (readonly number[])[]
  readonly ratio?: number
  readonly expected: string
}

/** A file of exact laws. */
export interface ReferenceFile {
  readonly cases: readonly ReferenceCase[]
  readonly negative_cases?: readonly NegativeCase[]
}

/** Fields of a target that are compared, or say something about the target itself. */
const KNOWN_FIELDS = new Set([
  ...['ratio', 'params', 'edges', 'atoms', 'bulks', 'mass_check', 'density', 'cdf', 'stieltjes', 'free_cumulants'],
  ...['companion_free_cumulants', 'moments', 'quantiles', 'logdet', 'pseudo_logdet', 'fitfree'],
  ...['self_check_pushforward', 'self_check_quadrature'],
])

/** Fields of targets that nothing here compares, as "law: field", so that they can be named rather than dropped. */
export function fieldsNotCompared(file: ReferenceFile): readonly string[] {
  const found = file.cases.flatMap(({ name, targets }) =>
    targets.flatMap((target) =>
      Object.keys(target)
        .filter((field) => !KNOWN_FIELDS.has(field))
        .map((field) => `${name}: ${field}`),
    ),
  )
  return [...new Set(found)]
}

/** A parsed file, if it looks like one. Throws an Error that names the first thing that is missing. */
export function referenceFile(content: unknown): ReferenceFile {
  const file = content as ReferenceFile
  if (typeof content !== 'object' || content === null || !Array.isArray(file.cases))
    throw new Error('a file of reference laws is an object with a list "cases"')
  file.cases.forEach((one, i) => {
    for (const field of ['name', 'kind', 'initial', 'initial_curve', 'targets'] as const)
      if (one[field] === undefined) throw new Error(`cases[${i}] has no ${field}`)
  })
  return file
}
