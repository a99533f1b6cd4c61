import { isFreecurveError, messageOf } from '@freecurve/core'
import type { PlainError } from '../protocol.ts'

/** Anything thrown as plain data that survives `postMessage`; what is no FreecurveError is a fault of ours, E_INTERNAL. */
export function plainError(thrown: unknown): PlainError {
  if (!isFreecurveError(thrown)) return { code: 'E_INTERNAL', message: messageOf(thrown), details: {} }
  const details = Object.entries(thrown.details).map(([name, value]) => [
    name,
    cloneable(value) ? value : String(value),
  ])
  return { code: thrown.code, message: thrown.message, details: Object.fromEntries(details) }
}

function cloneable(value: unknown): boolean {
  try {
    structuredClone(value)
    return true
  } catch {
    return false
  }
}
