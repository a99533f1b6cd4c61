import type { Curve, Registry } from '@freecurve/core'
import { algebraicCurve } from '@freecurve/curves'
import { discreteCurve } from './discrete-curve.ts'
import { namedCurve } from './named-curve.ts'
import type { NamedLaw, NegativeCase, ReferenceFile } from './reference-file.ts'

/**
 * The curve at ratio 1 of a law that must be refused: its own coefficients, those of a case of the file with the same
 * initial law, those of a discrete law, or those that a named law's parameters say; undefined where there is none (the uniform law is not algebraic).
 */
export function negativeCurve(registry: Registry, one: NegativeCase, file: ReferenceFile): Curve | undefined {
  const { initial } = one
  const rows = one.initial_curve ?? file.cases.find((other) => sameLaw(other.initial, initial))?.initial_curve
  if (rows !== undefined) return algebraicCurve(rows)
  if (initial.family === 'discrete') return discreteCurve(initial.t as number[], initial.w as number[])
  return namedCurve(registry, initial)
}

const sameLaw = (a: NamedLaw, b: NamedLaw): boolean => inOrder(a) === inOrder(b)

const inOrder = (law: NamedLaw): string => JSON.stringify(Object.entries(law).sort(([p], [q]) => (p < q ? -1 : 1)))
