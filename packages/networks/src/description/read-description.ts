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
  const path = v.getDotPath(issue) ?? ''
  // What valibot says there speaks of types that no description has.
  const unknown = issue.type === 'strict_object' && issue.expected === 'never'
  const missing = issue.type === 'strict_object' && issue.received === 'undefined'
  throw modelError(
    path,
    unknown ? 'no such field is known here' : missing ? 'this field is missing' : issue.message,
    unknown || missing ? undefined : issue.received,
  )
}
