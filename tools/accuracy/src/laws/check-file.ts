import type { Registry } from '@freecurve/core'
import { type Check, checkCase, type Route } from './check-case.ts'
import { checkNegative, type Refusal } from './check-negative.ts'
import { withoutImpossible } from './impossible-values.ts'
import { QUANTITIES, type Quantity, TARGETS } from './quantities.ts'
import { fieldsNotCompared, type ReferenceFile } from './reference-file.ts'

/** The worst error of one quantity by one route. */
interface Worst {
  readonly quantity: Quantity
  readonly route: Route
  readonly target: number
  readonly error: number
  /** Law and ratio where it is reached. */
  readonly at: string
  /** How many laws were compared, and how many missed the target. */
  readonly compared: number
  readonly missed: number
}

/** Everything `accuracy laws` says. */
export interface LawsReport {
  readonly checks: readonly Check[]
  readonly refusals: readonly Refusal[]
  /** What could not be tried, and why. */
  readonly unsupported: readonly string[]
  /** Values of the file that are no law's, and so are not compared. */
  readonly doubtful: readonly string[]
  readonly worst: readonly Worst[]
  /** Laws with a missed target or without a law, and negative cases that were not refused. */
  readonly failures: number
}

/** All cases of a file by all routes. */
export function checkFile(registry: Registry, given: ReferenceFile): LawsReport {
  const { file, doubtful } = withoutImpossible(given)
  const flows = new Set(registry.list('flow').map(({ id }) => id))
  const checks = file.cases.filter(({ kind }) => flows.has(kind)).flatMap((one) => checkCase(registry, one))
  const negative = (file.negative_cases ?? []).map((one) => ({ one, found: checkNegative(registry, one, file) }))
  const refusals = negative.flatMap(({ found }) => found)
  const unsupported = [
    ...file.cases
      .filter(({ kind }) => !flows.has(kind))
      .map(({ name, kind }) => `${name}: not supported yet: no flow '${kind}'`),
    ...negative
      .filter(({ found }) => found.length === 0)
      .map(({ one }) => `${one.name}: neither a curve nor eigenvalues of '${one.initial.family}' here`),
    ...fieldsNotCompared(file).map((field) => `${field}: not compared by this tool`),
  ]
  const missed = checks.filter(({ misses, nearCusp }) => misses.length > 0 && !nearCusp)
  const failures = missed.length + refusals.filter(({ refused }) => !refused).length
  return { checks, refusals, unsupported, doubtful, worst: worstOf(checks), failures }
}

/** The worst error of every quantity by every route, targets near a cusp left out. */
function worstOf(checks: readonly Check[]): readonly Worst[] {
  return QUANTITIES.flatMap((quantity) =>
    (['parameters', 'coefficients'] as const).flatMap((route) => {
      const compared = checks.filter(
        (check) => check.route === route && !check.nearCusp && check.errors[quantity] !== undefined,
      )
      if (compared.length === 0) return []
      const top = compared.reduce((most, check) => (check.errors[quantity]! > most.errors[quantity]! ? check : most))
      const missed = compared.filter(({ misses }) => misses.includes(quantity)).length
      const at = top.ratio === null ? top.law : `${top.law} at ${top.ratio}`
      return [
        {
          quantity,
          route,
          target: TARGETS[quantity],
          error: top.errors[quantity]!,
          at,
          compared: compared.length,
          missed,
        },
      ]
    }),
  )
}
