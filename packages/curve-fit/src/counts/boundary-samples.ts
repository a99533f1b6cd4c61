/** A point z = x + i y above an eigenvalue, and u = −1/m̂(z) = v + i w. */
export interface BoundarySample {
  readonly x: number
  readonly y: number
  readonly v: number
  readonly w: number
}

/** Neighbours on each side that set the height, at least, and as a share of all values: m̂ is smooth over some eigenvalue spacings. */
const NEIGHBOURS = 8
const NEIGHBOUR_SHARE = 0.01
/** Most points. */
const SAMPLES = 600

/**
 * u(λ + iη) at eigenvalues λ spread evenly over `rest`, with η half the way to the neighbours that count, on the closer side.
 *
 * @param values all eigenvalues, ascending: m̂ is their mean of 1/(λ − z).
 * @param rest those that belong to no atom, ascending.
 */
export function boundarySamples(values: Float64Array, rest: Float64Array): readonly BoundarySample[] {
  const n = rest.length
  const reach = Math.max(NEIGHBOURS, Math.ceil(NEIGHBOUR_SHARE * n))
  const count = Math.min(SAMPLES, n)
  return Array.from({ length: count }, (_, i) => {
    const k = Math.floor(((i + 0.5) * n) / count)
    const low = Math.max(0, k - reach)
    const high = Math.min(n - 1, k + reach)
    const x = rest[k]!
    // The closer side counts, so that no height bridges the gap beside a bulk and takes another bulk's scale.
    const left = k > low ? (x - rest[low]!) / (k - low) : Infinity
    const right = high > k ? (rest[high]! - x) / (high - k) : Infinity
    const y = (Math.min(left, right) * reach) / 2
    let re = 0
    let im = 0
    for (let j = 0; j < values.length; j++) {
      const d = values[j]! - x
      const size = d * d + y * y
      re += d / size
      im += y / size
    }
    // u = −1/m̂ with m̂ = (re + i im)/N
    const scale = values.length / (re * re + im * im)
    return { x, y, v: -re * scale, w: im * scale }
  })
}
