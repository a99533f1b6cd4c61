/** The n Chebyshev points of the first kind on [−1, 1], ascending: s_i = −cos(π (i + ½)/n). None lies on an end. */
export function chebyshevPoints(n: number): Float64Array {
  return Float64Array.from({ length: n }, (_, i) => -Math.cos((Math.PI * (i + 0.5)) / n))
}

/**
 * Coefficients c_0 … c_{n−1} of the polynomial Σ c_k T_k(s) through `values` at {@link chebyshevPoints}(n).
 * Direct cosine sums, O(n²): n is a few dozen everywhere in freecurve.
 */
export function chebyshevCoefficients(values: ArrayLike<number>): Float64Array {
  const n = values.length
  const coefficients = new Float64Array(n)
  for (let k = 0; k < n; k++) {
    let sum = 0
    for (let i = 0; i < n; i++) sum += values[i]! * Math.cos((Math.PI * k * (n - i - 0.5)) / n)
    coefficients[k] = ((k === 0 ? 1 : 2) * sum) / n
  }
  return coefficients
}

/** Σ c_k T_k(s) by Clenshaw's recurrence. */
export function chebyshevValue(coefficients: ArrayLike<number>, s: number): number {
  let b1 = 0
  let b2 = 0
  for (let k = coefficients.length - 1; k > 0; k--) {
    const b = 2 * s * b1 - b2 + coefficients[k]!
    b2 = b1
    b1 = b
  }
  return s * b1 - b2 + (coefficients[0] ?? 0)
}

/** Coefficients of the antiderivative that vanishes at s = −1; one longer than the input. */
export function chebyshevIntegral(coefficients: ArrayLike<number>): Float64Array {
  const n = coefficients.length
  const at = (k: number) => (k < n ? coefficients[k]! : 0)
  const integral = new Float64Array(n + 1)
  let atLeft = 0
  for (let k = 1; k <= n; k++) {
    integral[k] = (k === 1 ? 2 * at(0) - at(2) : at(k - 1) - at(k + 1)) / (2 * k)
    atLeft += k % 2 === 0 ? integral[k]! : -integral[k]!
  }
  integral[0] = -atLeft
  return integral
}
