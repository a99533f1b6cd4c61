import { modelError } from '@freecurve/core'
import * as v from 'valibot'

/** A schema of the package valibot; unknown fields are refused where it is made of strict objects. */
export type DescriptionSchema<T> = v.GenericSchema<unknown, T>

/**
 * A value as a schema says it should be, defaults filled in.
 *
 * @throws E_MODEL that names the place of the first thing that does not fit.
 */
export function readDescription<T>(schema: DescriptionSchema<T>, value: unknown): T {
  const result = v.safeParse(schema, value, { abortEarly: true })
  if (result.success) return result.output
  const [issue] = result.issues
  throw modelError(v.getDotPath(issue) ?? '', issue.message, issue.received)
}
