import { FreecurveError } from '@freecurve/core'
import * as v from 'valibot'
import { VALIDATION_SCHEMA } from './report-schema.ts'
import { inspectionSchema } from './schemas/inspection.ts'
import { curveFileSchema, event, flowOptions, horizon, lawSchema } from './schemas/law.ts'
import { flowTest, reportSchema } from './schemas/report.ts'
import { samplesSchema } from './schemas/samples.ts'

export { inspectionSchema } from './schemas/inspection.ts'
export { curveFileSchema, lawSchema } from './schemas/law.ts'
export { reportSchema } from './schemas/report.ts'
export { samplesSchema } from './schemas/samples.ts'

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
  samples: samplesSchema,
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
