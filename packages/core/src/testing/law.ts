import type { Law } from '../law.ts'

/** One thing that must be true. `check` throws, or rejects with, an Error that says what was wanted and what was found. */
export interface TestedLaw {
  readonly name: string
  check(): void | Promise<void>
}

/** How to read a Law: `@freecurve/law` as a namespace fits. */
export interface LawReading {
  integralOf(law: Law, f: (x: number) => number): number
  massOf(law: Law): number
  edgesOf(law: Law): readonly number[]
  quantilesAt(law: Law, shares: ArrayLike<number>): Float64Array
  cdfAt(law: Law, x: number): number
}

/** Throws unless |got − wanted| ≤ tolerance. */
export function near(what: string, got: number, wanted: number, tolerance: number): void {
  if (!(Math.abs(got - wanted) <= tolerance)) throw new Error(`${what}: got ${got}, wanted ${wanted} ± ${tolerance}`)
}

/** Throws unless a condition holds. */
export function must(what: string, holds: boolean): void {
  if (!holds) throw new Error(what)
}

/** Throws unless `run` throws a FreecurveError with one of these codes. */
export function mustRefuse(what: string, codes: readonly string[], run: () => unknown): void {
  let thrown: unknown
  try {
    run()
  } catch (error) {
    thrown = error
  }
  checkRefusal(what, codes, thrown)
}

/** Rejects unless `run` rejects with a FreecurveError with one of these codes. */
export async function mustReject(what: string, codes: readonly string[], run: () => Promise<unknown>): Promise<void> {
  let thrown: unknown
  try {
    await run()
  } catch (error) {
    thrown = error
  }
  checkRefusal(what, codes, thrown)
}

function checkRefusal(what: string, codes: readonly string[], thrown: unknown): void {
  const code = (thrown as { readonly code?: string } | undefined)?.code
  must(
    `${what} must be refused with ${codes.join(' or ')}; got ${thrown === undefined ? 'no error' : (code ?? String(thrown))}`,
    code !== undefined && codes.includes(code),
  )
}
