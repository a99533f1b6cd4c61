import { likeliest } from '@freecurve/core'
import type * as v from 'valibot'

/** What valibot calls types, in words. */
const TYPES: { readonly [expected: string]: string } = {
  string: 'a text',
  number: 'a number',
  boolean: 'true or false',
  Array: 'a list',
  Object: 'a record {…}',
}

/** What a check asks for, by its type; a requirement is that of the schema. */
const CHECKS: { readonly [type: string]: (requirement: unknown) => string } = {
  safe_integer: () => 'must be a whole number',
  finite: () => 'must be finite',
  non_empty: () => 'must not be empty',
  min_value: (least) => `must be at least ${least}`,
  max_value: (most) => `must be at most ${most}`,
  gt_value: (bound) => `must be above ${bound}`,
}

/** Letters of a value that a message shows. */
const SHOWN = 60

/** What does not fit, for people, where a schema has no words of its own for it. */
export function wordsOfIssue(issue: v.BaseIssue<unknown>): string {
  const { type, expected, input, requirement } = issue
  if (expected === 'never') return type === 'strict_tuple' ? 'this is one too many' : 'no such field is known here'
  if (input === undefined) return type === 'variant' ? `this is missing: ${wantedOf(issue)}` : 'this is missing'
  const check = CHECKS[type]
  return `${check === undefined ? wantedOf(issue) : check(requirement)}; got ${brief(input)}${hint(issue)}`
}

/** `("a" | "b")` and the like. */
const alternatives = ({ expected }: v.BaseIssue<unknown>): readonly string[] =>
  (expected ?? 'something else').replace(/^\(|\)$/g, '').split(' | ')

function wantedOf(issue: v.BaseIssue<unknown>): string {
  const words = alternatives(issue).map((one) => TYPES[one] ?? one)
  return words.length > 2 ? `must be one of ${words.join(', ')}` : `must be ${words.join(' or ')}`
}

function hint(issue: v.BaseIssue<unknown>): string {
  if (typeof issue.input !== 'string') return ''
  const meant = likeliest(`"${issue.input}"`, alternatives(issue))
  return meant === undefined ? '' : `. Did you mean ${meant}?`
}

function brief(input: unknown): string {
  if (Array.isArray(input)) return `a list of ${input.length}`
  if (typeof input === 'object' && input !== null) return 'a record'
  const text = typeof input === 'string' ? JSON.stringify(input) : String(input)
  return text.length <= SHOWN ? text : `${text.slice(0, SHOWN)}…`
}
