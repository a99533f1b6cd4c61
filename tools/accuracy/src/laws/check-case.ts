import { type Carried, type Curve, isLaw, type LawStatus, messageOf, type Registry } from '@freecurve/core'
import { algebraicCurve } from '@freecurve/curves'
import { evolve } from '@freecurve/standard'
import { compareEvents, happeningsOf } from './compare-events.ts'
import { compareTarget } from './compare-target.ts'
import { fitFreeError } from './fit-free-error.ts'
import { namedCurve } from './named-curve.ts'
import { type Errors, missesOf, type Quantity } from './quantities.ts'
import type { ReferenceCase, Target } from './reference-file.ts'

/** What a law is computed from. */
export type Route = 'parameters' | 'coefficients'

/** How one law at one ratio came out; `ratio: null` stands for what holds of the whole curve: events and horizon. */
export interface Check {
  readonly law: string
  readonly route: Route
  readonly ratio: number | null
  /** `failed` where it threw. */
  readonly status: LawStatus | 'failed' | null
  readonly reasons: readonly string[]
  readonly errors: Errors
  readonly misses: readonly (Quantity | 'status')[]
  /** Within 3 % of a split or merge, where targets do not count. */
  readonly nearCusp: boolean
  readonly milliseconds: number
}

/** Share of a cusp's ratio within which what is reached is said, and not judged. */
const NEAR = 0.03

/** Every target of a case by every route, and its events. */
export function checkCase(registry: Registry, one: ReferenceCase): readonly Check[] {
  const named = namedCurve(registry, one.initial)
  const routes: readonly (readonly [Route, () => Curve])[] = [
    ...(named ? [['parameters', () => named] as const] : []),
    ['coefficients', () => algebraicCurve(one.initial_curve)],
  ]
  return routes.flatMap(([route, curve]) => [
    ...one.targets.map((target) => checkTarget(registry, one, route, curve, target)),
    checkEvents(registry, one, route, curve),
  ])
}

const optionsOf = ({ kind, initial }: ReferenceCase) => (kind === 'deformed' ? { aspectRatio: Number(initial.c) } : {})

function checkTarget(registry: Registry, one: ReferenceCase, route: Route, curve: () => Curve, target: Target): Check {
  const about = { law: one.name, route, ratio: target.ratio, nearCusp: isNearCusp(one, target.ratio) }
  const started = performance.now()
  try {
    const request = { ratios: [target.ratio], flow: one.kind, flowOptions: optionsOf(one), report: { at: [] } }
    const carried: Carried = evolve(registry, { curve: curve(), ...request }).carried[0]!
    const errors = { ...compareTarget(carried, target), ...fitFreeError(registry, one, curve(), target) }
    const milliseconds = performance.now() - started
    const { status, reasons } = carried.law
    const misses = [
      ...(isLaw(carried.law) ? [] : (['status'] as const)),
      ...missesOf(errors, target.self_check_quadrature),
    ]
    return { ...about, status, reasons, errors, misses, milliseconds }
  } catch (thrown) {
    const milliseconds = performance.now() - started
    return { ...about, status: 'failed', reasons: [messageOf(thrown)], errors: {}, misses: ['status'], milliseconds }
  }
}

const isNearCusp = (one: ReferenceCase, ratio: number): boolean =>
  happeningsOf(one).some(
    (event) => ['split', 'merge'].includes(event.kind) && Math.abs(ratio / event.ratio - 1) <= NEAR,
  )

function checkEvents(registry: Registry, one: ReferenceCase, route: Route, curve: () => Curve): Check {
  const about = { law: one.name, route, ratio: null, nearCusp: false, status: null }
  const started = performance.now()
  try {
    const flow = registry.get('flow', one.kind)
    const made = curve()
    const options = optionsOf(one)
    const farthest = Math.max(...one.targets.map(({ ratio }) => ratio), ...happeningsOf(one).map(({ ratio }) => ratio))
    const errors = compareEvents(one, flow.events(made, 1, farthest * (1 + NEAR), options), flow.horizon(made, options))
    return { ...about, reasons: [], errors, misses: missesOf(errors), milliseconds: performance.now() - started }
  } catch (thrown) {
    const milliseconds = performance.now() - started
    return { ...about, status: 'failed', reasons: [messageOf(thrown)], errors: {}, misses: ['status'], milliseconds }
  }
}
