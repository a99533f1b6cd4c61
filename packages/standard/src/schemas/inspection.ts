import * as v from 'valibot'
import { INSPECTION_SCHEMA } from '../report-schema.ts'
import { atoms, curveFileSchema, event, flowOptions, horizon, lawSchema, pair } from './law.ts'
import { candidates, fitStatus, ladder, source } from './report.ts'

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
