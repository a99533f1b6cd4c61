const QUOTE = 34
const BACKSLASH = 92

/**
 * Visits the texts and the numbers of a valid JSON text in turn, each from…to−1 (quotes included) and how many brackets and braces stand
 * around it. One pass over the characters.
 */
export function visitLiterals(text: string, visit: (from: number, to: number, depth: number) => void): void {
  let depth = 0
  for (let at = 0; at < text.length; ) {
    const from = at
    const code = text.charCodeAt(at++)
    if (code === QUOTE) {
      for (let inner = text.charCodeAt(at++); inner !== QUOTE && at < text.length; inner = text.charCodeAt(at++))
        if (inner === BACKSLASH) at++
      visit(from, at, depth)
    } else if (isOfNumber(code)) {
      while (isOfNumber(text.charCodeAt(at))) at++
      visit(from, at, depth)
    } else if (code === 91 || code === 123) depth++
    else if (code === 93 || code === 125) depth--
    else while (isLetter(text.charCodeAt(at))) at++
  }
}

/** Digits + - . e E; the e of true and false is passed over with their first letter. */
const isOfNumber = (code: number): boolean =>
  (code >= 48 && code <= 57) || code === 43 || code === 45 || code === 46 || code === 101 || code === 69

const isLetter = (code: number): boolean => code >= 97 && code <= 122
