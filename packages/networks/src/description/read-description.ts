import { modelError } from '@freecurve/core'
import * as v from 'valibot'
import { wordsOfIssue } from './words-of-issue.ts'

/** A schema of the package valibot; unknown fields are refused where it is made of strict objects. */
export type DescriptionSchema<T> = v.GenericSchema<unknown, T>

/**
 * A value as a schema says it should be, defaults filled in.
 *
 * @throws E_MODEL that names the place of the first thing that does not fit.
 */
export function readDescription<T>(schema: DescriptionSchema<T>, value: unknown): T {
  const result = v.safeParse(schema, value, { abortEarly: true, message: wordsOfIssue })
  if (result.success) return result.output
  const [issue] = result.issues
  // What valibot has received of a field that is unknown or missing speaks of types that no description has.
  const field = issue.type === 'strict_object' && (issue.expected === 'never' || issue.received === 'undefined')
  throw modelError(v.getDotPath(issue) ?? '', sentence(issue.message), field ? undefined : issue.received)
}

const sentence = (words: string): string => (/[.?!]$/.test(words) ? words : `${words}.`)
