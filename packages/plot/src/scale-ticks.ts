import type { AxisScale } from './axis-scale.ts'
import { powerOfTen } from './format-number.ts'
import { linearTicks, type TickValue } from './linear-ticks.ts'

/** More labelled decades than this are too many on one axis. */
const MOST_DECADES = 9

/** Ticks of an x axis: round numbers, or powers of ten on both sides of zero with minor ticks between where there is room. */
export function scaleTicks(scale: AxisScale): readonly TickValue[] {
  const [low, high] = scale.domain
  if (scale.kind === 'linear') return linearTicks(low, high, 7)
  if (scale.kind === 'log') return decades(low, high)
  const { threshold } = scale
  const right = high > threshold ? decades(threshold, high) : []
  const left = low < -threshold ? decades(threshold, -low).map(mirrored) : []
  return [...left.reverse(), { value: 0, label: '0' }, ...right]
}

const mirrored = ({ value, label }: TickValue): TickValue => ({ value: -value, label: label && `−${label}` })

function decades(low: number, high: number): readonly TickValue[] {
  const first = Math.ceil(Math.log10(low) - 1e-9)
  const last = Math.floor(Math.log10(high) + 1e-9)
  const stride = Math.ceil((last - first + 1) / MOST_DECADES)
  const ticks: TickValue[] = []
  for (let power = first - 1; power <= last; power++) {
    if (power >= first)
      ticks.push({ value: 10 ** power, label: (power - first) % stride === 0 ? powerOfTen(power) : '' })
    if (stride > 1) continue
    for (let k = 2; k <= 9; k++)
      if (k * 10 ** power > low && k * 10 ** power < high) ticks.push({ value: k * 10 ** power, label: '' })
  }
  return ticks
}
