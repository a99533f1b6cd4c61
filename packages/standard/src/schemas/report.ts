import * as v from 'valibot'
import { REPORT_SCHEMA } from '../report-schema.ts'
import { curveFileSchema, event, flowOptions, growth, horizon, lawSchema, pair } from './law.ts'

const distance = v.object({
  ks: v.number(),
  w1: v.number(),
  w1PerDeviation: v.nullable(v.number()),
  w1Log: v.nullable(v.number()),
  tv: v.nullable(v.number()),
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

export const flowTest = v.object({
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

export const ladder = v.object({ sizes: v.array(v.number()), tests: v.array(flowTest) })

const sizeSchema = v.object({
  n: v.pipe(v.number(), v.integer(), v.minValue(1)),
  ...lawSchema.entries,
  outliers: v.array(v.number()),
  bands: v.nullable(bands),
  distance: v.optional(distance),
})
export const fitStatus = v.picklist(['consistent', 'poor', 'refused', 'empirical'])
export const candidates = v.array(
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
export const source = v.object({
  label: v.string(),
  checksums: v.optional(v.array(v.string())),
  seed: v.optional(v.number()),
  matrixSize: v.optional(v.number()),
  overlap: v.optional(v.number()),
  growth: v.optional(growth),
})

/** The report of `decompress`. */
export const reportSchema = v.object({
  schema: v.literal(REPORT_SCHEMA),
  version: v.string(),
  source,
  n0: v.pipe(v.number(), v.integer(), v.minValue(1)),
  samples: v.pipe(v.number(), v.integer(), v.minValue(1)),
  flow: v.string(),
  flowFrom: v.picklist(['assumed', 'model', 'named', 'sizes']),
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
