/** A value as Python's `repr` writes it: dict, list and tuple, string, integer, True, False, None. */
export type PythonValue =
  | string
  | number
  | boolean
  | null
  | readonly PythonValue[]
  | { readonly [key: string]: PythonValue }

/** Deeper nesting is no header of an array file. */
const DEEPEST = 16

const TOKEN = /\s*(?:([{}[\](),:])|'([^'\\]*)'|"([^"\\]*)"|([+-]?\d+)L?\b|(True|False|None)\b)/y
const SPACE = /\s*/y
const CLOSING: { readonly [open: string]: string } = { '{': '}', '[': ']', '(': ')' }
const WORDS: { readonly [word: string]: boolean | null } = { True: true, False: false, None: null }

/**
 * Reads one Python literal that fills the whole text; tuples come back as arrays.
 *
 * @throws SyntaxError naming the position of what it cannot read.
 */
export function parsePythonLiteral(text: string): PythonValue {
  let at = 0
  const fail = (): never => {
    throw new SyntaxError(`unexpected ${JSON.stringify(text.slice(at, at + 12))} at character ${at}`)
  }
  const next = (): RegExpExecArray => {
    TOKEN.lastIndex = at
    const match = TOKEN.exec(text) ?? fail()
    at = TOKEN.lastIndex
    return match
  }
  const accept = (mark: string): boolean => {
    const before = at
    TOKEN.lastIndex = at
    if (TOKEN.exec(text)?.[1] === mark) at = TOKEN.lastIndex
    return at !== before
  }
  const items = (close: string, item: () => void): void => {
    let more = true
    while (!accept(close)) {
      if (!more) fail()
      item()
      more = accept(',')
    }
  }
  const value = (depth: number): PythonValue => {
    const [, mark, single, double, integer, word] = next()
    if (single !== undefined) return single
    if (double !== undefined) return double
    if (integer !== undefined) return Number(integer)
    if (word !== undefined) return WORDS[word] as boolean | null
    const close = CLOSING[mark as string]
    if (close === undefined || depth === DEEPEST) return fail()
    if (mark !== '{') {
      const list: PythonValue[] = []
      items(close, () => list.push(value(depth + 1)))
      return list
    }
    const record = new Map<string, PythonValue>()
    items(close, () => {
      const key = value(depth + 1)
      if (typeof key !== 'string' || !accept(':')) fail()
      record.set(key as string, value(depth + 1))
    })
    return Object.fromEntries(record)
  }
  const result = value(0)
  SPACE.lastIndex = at
  SPACE.exec(text)
  at = SPACE.lastIndex
  return at === text.length ? result : fail()
}
