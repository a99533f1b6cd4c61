/** A monotone map from eigenvalues x to axis units u: x itself, decades, or decades on both sides of a linear middle. */
export interface AxisScale {
  readonly kind: 'linear' | 'log' | 'symlog'
  /** Smallest and largest x shown. */
  readonly domain: readonly [number, number]
  /** Symlog is linear for |x| below this; 0 for the other kinds. */
  readonly threshold: number
  readonly toUnits: (x: number) => number
  readonly fromUnits: (u: number) => number
  /** du/dx: a density per axis unit is ρ(x) / slope(x). */
  readonly slope: (x: number) => number
}

/** u = x. */
export const linearScale = (domain: readonly [number, number]): AxisScale => ({
  kind: 'linear',
  domain,
  threshold: 0,
  toUnits: (x) => x,
  fromUnits: (u) => u,
  slope: () => 1,
})

/** u = log₁₀ x, for a domain of positive x. */
export const logScale = (domain: readonly [number, number]): AxisScale => ({
  kind: 'log',
  domain,
  threshold: 0,
  toUnits: (x) => (x > 0 ? Math.log10(x) : Number.NEGATIVE_INFINITY),
  fromUnits: (u) => 10 ** u,
  slope: (x) => Math.LOG10E / x,
})

/**
 * u = sgn(x) (log₁₀(e |x| / c)) for |x| ≥ c and x log₁₀(e) / c between: value and slope are continuous at c.
 *
 * @param threshold c > 0.
 */
export const symlogScale = (domain: readonly [number, number], threshold: number): AxisScale => ({
  kind: 'symlog',
  domain,
  threshold,
  toUnits: (x) => {
    const ratio = Math.abs(x) / threshold
    return Math.sign(x) * (ratio < 1 ? ratio * Math.LOG10E : Math.LOG10E + Math.log10(ratio))
  },
  fromUnits: (u) => {
    const size = Math.abs(u)
    return Math.sign(u) * threshold * (size < Math.LOG10E ? size / Math.LOG10E : 10 ** (size - Math.LOG10E))
  },
  slope: (x) => Math.LOG10E / Math.max(Math.abs(x), threshold),
})

/** The same scale with its domain widened by a share of its length in axis units at both ends. */
export function padScale(scale: AxisScale, share: number): AxisScale {
  const [from, to] = scale.domain.map(scale.toUnits) as [number, number]
  const pad = share * (to - from)
  return { ...scale, domain: [scale.fromUnits(from - pad), scale.fromUnits(to + pad)] }
}
