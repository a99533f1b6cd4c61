const DECIMAL = /^[+-]?(?:\d+\.?\d*|\.\d+)(?:e[+-]?\d+)?$/i
const NAN = /^[+-]?nan$/i
const INFINITE = /^([+-]?)inf(?:inity)?$/i

/**
 * The number a token spells: a decimal, `nan` or `inf`; undefined for anything else (empty, hexadecimal, `1,5`).
 */
export function numberToken(token: string): number | undefined {
  if (DECIMAL.test(token)) return Number(token)
  if (NAN.test(token)) return Number.NaN
  const infinite = INFINITE.exec(token)
  if (infinite === null) return undefined
  return infinite[1] === '-' ? Number.NEGATIVE_INFINITY : Number.POSITIVE_INFINITY
}
