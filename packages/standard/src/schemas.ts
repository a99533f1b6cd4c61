import { CURVE_SCHEMA, FreecurveError } from '@freecurve/core'
import * as v from 'valibot'
import { INSPECTION_SCHEMA, REPORT_SCHEMA, VALIDATION_SCHEMA } from './report-schema.ts'

const pair = v.tuple([v.number(), v.number()])
const atoms = v.array(v.object({ x: v.number(), weight: v.number() }))
const status = v.picklist(['certified', 'unverified', 'empirical', 'not-a-law', 'beyond-horizon'])
const event = v.object({
  kind: v.picklist(['split', 'merge', 'atom-birth', 'atom-death']),
  ratio: v.number(),
  x: v.number(),
})
const flowOptions = v.record(v.string(), v.nullable(v.union([v.number(), v.string()])))
const horizon = v.object({ ratio: v.nullable(v.number()), reason: v.nullable(v.string()) })
const distance = v.object({
  ks: v.number(),
  w1: v.number(),
  w1PerDeviation: v.nullable(v.number()),
  w1Log: v.nullable(v.number()),
  tv: v.nullable(v.number()),
})

/** A curve file: what every family shares. Its own fields (`parameters`, `coefficients`, `formula`) are the family's affair. */
export const curveFileSchema = v.looseObject({ schema: v.literal(CURVE_SCHEMA), family: v.string() })

/** One law in a report. Values that JSON cannot hold (an infinite density at a hard edge) are null. */
export const lawSchema = v.object({
  ratio: v.pipe(v.number(), v.minValue(0)),
  status,
  reasons: v.array(v.string()),
  mass: v.number(),
  edges: v.array(v.number()),
  atoms,
  bulks: v.array(v.object({ support: pair, mass: v.number() })),
  density: v.array(v.tuple([v.number(), v.nullable(v.number())])),
  cdf: v.array(pair),
  stieltjes: v.array(v.tuple([pair, v.nullable(pair)])),
  quantiles: v.array(pair),
  moments: v.array(v.number()),
  freeCumulants: v.array(v.number()),
  logdet: v.nullable(v.number()),
  pseudoLogdet: v.nullable(v.number()),
  conditionNumber: v.nullable(v.number()),
  pseudoConditionNumber: v.nullable(v.number()),
  schattenNorms: v.array(pair),
  operatorNorm: v.nullable(v.number()),
  index: v.number(),
})

const triple = v.tuple([v.number(), v.number(), v.number()])
/** What the data leave open about a law, at one level. */
const bands = v.object({
  level: v.number(),
  laws: v.number(),
  rivals: v.number(),
  from: v.picklist(['draws', 'refits', 'ladder']),
  cdf: v.array(triple),
  ks: v.number(),
  quantiles: v.array(triple),
  support: v.tuple([pair, pair]),
  edges: v.nullable(v.array(pair)),
  masses: v.nullable(v.array(pair)),
  atoms: v.nullable(v.array(pair)),
  atomPlaces: v.nullable(v.array(pair)),
  logdet: v.nullable(pair),
  pseudoLogdet: v.nullable(pair),
  index: pair,
})

const flowTest = v.object({
  flow: v.picklist(['free', 'deformed']),
  small: v.number(),
  large: v.number(),
  holds: v.boolean(),
  telling: v.boolean(),
  residual: v.nullable(v.number()),
  ks: v.nullable(v.number()),
  ksUnchanged: v.number(),
  aspectRatio: v.nullable(v.number()),
  reason: v.nullable(v.string()),
})

const ladder = v.object({ sizes: v.array(v.number()), tests: v.array(flowTest) })

const sizeSchema = v.object({
  n: v.pipe(v.number(), v.integer(), v.minValue(1)),
  ...lawSchema.entries,
  outliers: v.array(v.number()),
  bands: v.nullable(bands),
  distance: v.optional(distance),
})
const fitStatus = v.picklist(['consistent', 'poor', 'refused', 'empirical'])
const candidates = v.array(
  v.object({
    family: v.string(),
    model: v.nullable(v.string()),
    status: fitStatus,
    residual: v.nullable(v.number()),
    freedom: v.nullable(v.number()),
    reasons: v.array(v.string()),
    lost: v.nullable(v.string()),
  }),
)
const source = v.object({
  label: v.string(),
  checksums: v.optional(v.array(v.string())),
  seed: v.optional(v.number()),
})

/** The report of `decompress`. */
export const reportSchema = v.object({
  schema: v.literal(REPORT_SCHEMA),
  version: v.string(),
  source,
  n0: v.pipe(v.number(), v.integer(), v.minValue(1)),
  samples: v.pipe(v.number(), v.integer(), v.minValue(1)),
  flow: v.string(),
  flowFrom: v.picklist(['assumed', 'named', 'sizes']),
  flowOptions,
  fit: v.object({
    family: v.string(),
    status: fitStatus,
    reasons: v.array(v.string()),
    residual: v.nullable(v.object({ value: v.number(), cdf: v.number(), parts: v.number() })),
    details: v.record(v.string(), v.union([v.number(), v.string()])),
    candidates,
  }),
  curve: v.nullable(curveFileSchema),
  initial: v.nullable(sizeSchema),
  sizes: v.array(sizeSchema),
  events: v.nullable(v.array(event)),
  horizon: v.nullable(horizon),
  warnings: v.array(v.string()),
  distrust: v.array(v.string()),
  ladder: v.nullable(ladder),
  seed: v.nullable(v.number()),
})

/** The laws of `evolve`. */
export const evolutionSchema = v.object({
  schema: v.literal('freecurve/evolution@1'),
  version: v.string(),
  flow: v.string(),
  flowOptions,
  curve: curveFileSchema,
  laws: v.array(lawSchema),
  events: v.nullable(v.array(event)),
  horizon: v.nullable(horizon),
})

const estimate = v.object({ value: v.number(), error: v.nullable(v.number()) })
const sizes = v.nullable(v.object({ smallest: v.number(), largest: v.number(), decades: v.number() }))
const gap = v.object({
  left: v.number(),
  right: v.number(),
  below: v.number(),
  above: v.number(),
  pValue: v.number(),
})
const count = v.pipe(v.number(), v.integer(), v.minValue(1))

const diagnosisSchema = v.object({
  size: count,
  samples: count,
  support: pair,
  mean: v.number(),
  deviation: v.number(),
  magnitudes: v.object({
    rounding: v.number(),
    negative: v.number(),
    positive: v.number(),
    zero: v.number(),
    ofNegative: sizes,
    ofPositive: sizes,
  }),
  decay: v.object({
    octaves: v.array(v.object({ from: count, to: count, power: v.number() })),
    powerLaw: v.boolean(),
    topShare: v.number(),
  }),
  decimalStep: v.nullable(v.number()),
  atoms,
  rankDeficiency: v.number(),
  nearRepeats: v.array(v.object({ left: v.number(), right: v.number(), count, pValue: v.number() })),
  outliers: v.array(
    v.object({
      x: v.number(),
      values: v.array(v.number()),
      units: v.number(),
      pValue: v.number(),
      inside: v.boolean(),
    }),
  ),
  gaps: v.array(gap),
  signs: v.array(
    v.object({
      gap,
      left: v.number(),
      right: v.number(),
      negative: v.number(),
      positive: v.number(),
      zero: v.nullable(v.number()),
    }),
  ),
  obstructions: v.array(
    v.object({
      kind: v.picklist(['zero-in-gap', 'squeezed-bulk', 'several-atoms']),
      reason: v.string(),
      largestRatio: v.number(),
      significance: v.nullable(v.number()),
    }),
  ),
  cumulants: v.object({
    free: v.array(estimate),
    hankel: estimate,
    hankelRatio: v.nullable(v.number()),
    errorsFrom: v.picklist(['theory', 'replicates']),
  }),
})

const choice = v.object({
  n: count,
  flow: v.string(),
  family: v.string(),
  status: fitStatus,
  trusted: v.boolean(),
  reasons: v.array(v.string()),
  candidates,
})

/** What `inspect` tells of a spectrum, of several sizes, or of a curve. */
export const inspectionSchema = v.variant('of', [
  v.object({
    schema: v.literal(INSPECTION_SCHEMA),
    of: v.literal('spectrum'),
    version: v.string(),
    source,
    diagnosis: diagnosisSchema,
    choice,
  }),
  v.object({
    schema: v.literal(INSPECTION_SCHEMA),
    of: v.literal('ladder'),
    version: v.string(),
    source,
    ladder,
    diagnosis: diagnosisSchema,
    choice,
  }),
  v.object({
    schema: v.literal(INSPECTION_SCHEMA),
    of: v.literal('curve'),
    version: v.string(),
    flow: v.string(),
    flowOptions,
    curve: curveFileSchema,
    law: lawSchema,
    events: v.nullable(v.array(event)),
    horizon: v.nullable(horizon),
  }),
])

/** The checks of `validate`. */
export const validationSchema = v.object({
  schema: v.literal(VALIDATION_SCHEMA),
  version: v.string(),
  sizes: v.array(v.number()),
  tests: v.array(flowTest),
  flow: v.string(),
  checks: v.array(
    v.object({
      from: v.array(v.number()),
      to: v.number(),
      flow: v.string(),
      family: v.string(),
      status: v.string(),
      trusted: v.boolean(),
      ks: v.nullable(v.number()),
      w1PerDeviation: v.nullable(v.number()),
      logdet: v.nullable(v.number()),
      band: v.nullable(v.number()),
      inBand: v.nullable(v.boolean()),
      logdetInBand: v.nullable(v.boolean()),
      seconds: v.nullable(v.number()),
      reasons: v.array(v.string()),
    }),
  ),
  seed: v.nullable(v.number()),
})

/** A configuration: plugins by file or package. In a .js configuration plugins may also be values. */
export const configSchema = v.strictObject({
  $schema: v.optional(v.string()),
  plugins: v.optional(v.array(v.string())),
})

/** All schemas by the name of the file that publishes them. */
export const schemas = {
  curve: curveFileSchema,
  report: reportSchema,
  evolution: evolutionSchema,
  inspection: inspectionSchema,
  validation: validationSchema,
  config: configSchema,
} as const

/**
 * A value that came from a file, checked against a schema.
 *
 * @throws E_FILE_FORMAT naming the first field that is wrong, what is wrong with it, and the file.
 */
export function checked<S extends v.GenericSchema>(schema: S, value: unknown, name: string): v.InferOutput<S> {
  const result = v.safeParse(schema, value)
  if (result.success) return result.output
  const [issue] = result.issues
  const path = v.getDotPath(issue!) ?? 'the whole'
  throw new FreecurveError('E_FILE_FORMAT', `${name} does not fit its schema at "${path}": ${issue!.message}.`, {
    format: 'json',
  })
}
