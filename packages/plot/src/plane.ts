import type { AxisScale } from './axis-scale.ts'
import type { Frame } from './figure.ts'

/** From axis units and densities to pixels within one panel's frame. */
export interface Plane {
  readonly frame: Frame
  /** Ends of the x axis in axis units. */
  readonly range: readonly [number, number]
  /** Pixel of a place on the x axis, kept within the frame. */
  readonly px: (u: number) => number
  /** Pixel of a density, kept within the frame. */
  readonly py: (density: number) => number
  readonly baseline: number
  /** Axis units per pixel. */
  readonly unit: number
}

/** The plane of a frame, with density `most` at its upper side. */
export function planeOf(frame: Frame, scale: AxisScale, most: number): Plane {
  const range = scale.domain.map(scale.toUnits) as [number, number]
  const baseline = frame.y + frame.height
  const share = (value: number): number => Math.min(1, Math.max(0, value))
  return {
    frame,
    range,
    baseline,
    unit: (range[1] - range[0]) / frame.width,
    px: (u) => frame.x + frame.width * share((u - range[0]) / (range[1] - range[0])),
    py: (density) => baseline - frame.height * share(density / most),
  }
}
