import { formatNumber } from './format-number.ts'

/** A labelled place on an axis, in the axis's own numbers; an empty label for a minor tick. */
export interface TickValue {
  readonly value: number
  readonly label: string
}

/** Round steps, ascending, and the mantissa from which the next one is meant. */
const STEPS = [1, 2, 5, 10]

/** Ticks at multiples of 1, 2 or 5 times a power of ten within [from, to], about `count` of them. */
export function linearTicks(from: number, to: number, count: number): readonly TickValue[] {
  const rough = (to - from) / count
  if (!(rough > 0 && Number.isFinite(rough))) return []
  const power = Math.floor(Math.log10(rough))
  const factor = STEPS.find((step) => step * 10 ** power >= rough * 0.75) as number
  const first = Math.ceil(from / (factor * 10 ** power) - 1e-9)
  const last = Math.floor(to / (factor * 10 ** power) + 1e-9)
  const ticks: TickValue[] = []
  for (let k = first; k <= last && ticks.length < 50; k++) {
    // k · factor is a whole number, so dividing by 10^−power keeps 0.3 from becoming 0.30000000000000004.
    const value = power < 0 ? (k * factor) / 10 ** -power : k * factor * 10 ** power
    ticks.push({ value, label: tickLabel(value, factor === 10 ? power + 1 : power, Math.max(-from, to)) })
  }
  return ticks
}

/** All labels of an axis with the same decimals, the power of ten of the step telling how many. */
function tickLabel(value: number, power: number, largest: number): string {
  if (value === 0) return '0'
  if (power >= -4 && largest < 1e6) return value.toFixed(Math.max(0, -power)).replace('-', '−')
  return formatNumber(value, Math.min(15, Math.max(1, Math.floor(Math.log10(Math.abs(value))) - power + 1)))
}
