import type { Law } from '@freecurve/core'
import { integralOf, massOf } from '@freecurve/law'

/** Largest disagreement in mass and mean that rounding explains. */
const AGREEMENT = 1e-8

/** A law with what speaks against it as its status: `unverified` for any reason, among them a mass that is not 1 and a mean that moved. */
export function checkedLaw(found: Law, mean: number, scale: number, reasons: readonly string[]): Law {
  const mass = massOf(found)
  const drift = Math.abs(integralOf(found, (x) => x) - mean)
  const all = [
    ...reasons,
    ...(Math.abs(mass - 1) <= AGREEMENT ? [] : [`total mass test: got ${mass}, wanted 1`]),
    ...(drift <= AGREEMENT * scale ? [] : [`mean test: off by ${drift}`]),
  ]
  return all.length === 0 ? found : { ...found, status: 'unverified', reasons: all }
}
