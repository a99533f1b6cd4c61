import { messageOf } from '@freecurve/core'
import { formatError } from '../format-error.ts'
import { isRounded } from '../text/is-rounded.ts'
import { visitLiterals } from './visit-literals.ts'

/** Fewest digits of an integer that no double holds. */
const LONG = 16

/**
 * What a JSON text holds. In place of an integer that no double holds stands its text, so that who asks for that number can refuse it, and
 * nobody gets it rounded.
 *
 * @throws E_FILE_FORMAT for what is no JSON, and where a key of the outermost object is there twice.
 */
export function parseJson(text: string): unknown {
  const data = parse(text)
  const { keys, rounded } = literalsOf(text)
  const twice = keys.find((key, k) => k > 0 && key === keys[k - 1])
  if (twice !== undefined) throw formatError('json', `The key ${JSON.stringify(twice).slice(0, 80)} is there twice.`)
  if (rounded.length === 0) return data
  const parts: string[] = []
  let done = 0
  for (const [from, to] of rounded) {
    parts.push(text.slice(done, from), `"${text.slice(from, to)}"`)
    done = to
  }
  return JSON.parse(parts.join('') + text.slice(done))
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch (cause) {
    const hint = /\b(?:NaN|Infinity)\b/.test(messageOf(cause)) ? ' JSON knows no NaN and no Infinity.' : ''
    throw formatError('json', `This is not valid JSON: ${messageOf(cause)}.${hint}`, undefined, cause)
  }
}

interface Literals {
  /** Keys of the outermost object, sorted. */
  readonly keys: readonly string[]
  /** Places of the integers that no double holds. */
  readonly rounded: readonly (readonly [from: number, to: number])[]
}

function literalsOf(text: string): Literals {
  const keys: string[] = []
  const rounded: [number, number][] = []
  const colon = /\s*:/y
  visitLiterals(text, (from, to, depth) => {
    if (text[from] === '"') {
      if (depth !== 1) return
      colon.lastIndex = to
      if (colon.test(text)) keys.push(JSON.parse(text.slice(from, to)))
    } else if (to - from >= LONG) {
      const token = text.slice(from, to)
      if (isRounded(token, Number(token))) rounded.push([from, to])
    }
  })
  return { keys: keys.sort(), rounded }
}
