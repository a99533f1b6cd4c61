import { CURVE_SCHEMA } from '@freecurve/core'
import * as v from 'valibot'

export const pair = v.tuple([v.number(), v.number()])
export const atoms = v.array(v.object({ x: v.number(), weight: v.number() }))
const status = v.picklist(['certified', 'unverified', 'empirical', 'not-a-law', 'beyond-horizon'])
export const event = v.object({
  kind: v.picklist(['split', 'merge', 'atom-birth', 'atom-death']),
  ratio: v.number(),
  x: v.number(),
})
export const flowOptions = v.record(v.string(), v.nullable(v.union([v.number(), v.string()])))
export const horizon = v.object({ ratio: v.nullable(v.number()), reason: v.nullable(v.string()) })

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

/** How a matrix grows, as far as its maker knows. */
export const growth = v.object({
  flow: v.picklist(['free', 'deformed', 'unknown']),
  terms: v.optional(v.number()),
  rank: v.optional(v.number()),
  note: v.string(),
})
