/**
 * The angle of a bulk with support [a, b]: x = a + (b − a) sin²(θ/2), θ ∈ [0, π].
 * Both distances to the edges keep full relative precision: x − a = w sin²(θ/2), b − x = w cos²(θ/2), w = b − a.
 */
export function angleOf(support: readonly [number, number], x: number): number {
  const [a, b] = support
  return 2 * Math.atan2(Math.sqrt(Math.max(0, x - a)), Math.sqrt(Math.max(0, b - x)))
}

/** x at an angle, taken from the nearer edge so that it is exact close to both. */
export function pointAt(support: readonly [number, number], angle: number): number {
  const [a, b] = support
  return angle <= Math.PI / 2 ? a + (b - a) * Math.sin(angle / 2) ** 2 : b - (b - a) * Math.cos(angle / 2) ** 2
}
