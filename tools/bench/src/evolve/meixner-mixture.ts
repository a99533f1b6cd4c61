import { plus, type Rows, times } from './bivariate-product.ts'

/** A free Meixner law moved by `shift`: mean `shift`, variance b c² … as its quadratic says. */
export interface Meixner {
  readonly a: number
  readonly b: number
  readonly c: number
  readonly shift: number
}

/** Coefficients in z of A, B, C in A m² + B m + C = 0: ((1−c)z² + acz + bc²) m² + ((2−c)z + ac) m + 1 with z − shift for z. */
function quadraticOf({ a, b, c, shift }: Meixner): readonly [Rows, Rows, Rows] {
  const moved = ([c0, c1, c2]: readonly [number, number, number]): Rows => [
    [c0 - c1 * shift + c2 * shift * shift],
    [c1 - 2 * c2 * shift],
    [c2],
  ]
  return [moved([b * c * c, a * c, 1 - c]), moved([a * c, 2 - c, 0]), [[1]]]
}

/**
 * The curve of the mixture ½ ρ₁ + ½ ρ₂ of two free Meixner laws, of degree 8 in z and 4 in m: the resultant in y of
 * a y² + b y + c = 0 (y = m₁/2) and d (m − y)² + e (m − y) + f = 0 (m − y = m₂/2).
 */
export function meixnerMixture(first: Meixner, second: Meixner): Rows {
  const halved = ([p, q, r]: readonly [Rows, Rows, Rows]) => [p, times(q, [[0.5]]), times(r, [[0.25]])] as const
  const [a, b, c] = halved(quadraticOf(first))
  const [d, e, f] = halved(quadraticOf(second))
  // d y² − (2 d m + e) y + (d m² + e m + f)
  const linear = times(plus(times(d, [[0, 2]]), e), [[-1]])
  const constant = plus(plus(times(d, [[0, 0, 1]]), times(e, [[0, 1]])), f)
  const square = plus(times(a, constant), times(c, d), -1)
  const left = plus(times(a, linear), times(b, d), -1)
  const right = plus(times(b, constant), times(c, linear), -1)
  return plus(times(square, square), times(left, right), -1)
}
