import { likeliest } from '@freecurve/core'
import * as v from 'valibot'
import { wordsOfIssue } from './words-of-issue.ts'

/** The schema of a field that others have in its place and that is refused here. */
export const unread = v.optional(v.never('it is not read here; leave it out'))

/**
 * The schema of a record with these fields and no others. Of a field that is unknown it says which ones there are and which was meant; of one
 * that is missing, which unknown one may be it.
 */
export const strictFields = <const E extends v.ObjectEntries>(entries: E) =>
  v.strictObject(entries, (issue) => {
    const [place] = issue.path ?? []
    if (place === undefined) return wordsOfIssue(issue)
    const [key, known] = [String(place.key), Object.keys(entries).filter((name) => entries[name] !== unread)]
    if (issue.expected === 'never') {
      const meant = likeliest(key, known)
      const list = known.length === 0 ? 'there are none here' : `the fields here are ${known.join(', ')}`
      return `unknown field "${key}"; ${list}${meant === undefined ? '' : `. Did you mean ${meant}?`}`
    }
    const unknown = Object.keys(place.input as object).filter((name) => !Object.hasOwn(entries, name))
    const misspelt = likeliest(key, unknown)
    return `this field is missing${misspelt === undefined ? '' : `; did you mean it by "${misspelt}", which is no field here?`}`
  })
