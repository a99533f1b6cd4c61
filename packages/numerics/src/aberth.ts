const EPSILON = 2 ** -52

/**
 * Simultaneous Newton steps of Aberth and Ehrlich, in place: x_k ← x_k − 1/(p′/p − Σ_{j≠k} 1/(x_k − x_j)).
 * p(x) = Σ c_k x^k with complex c_k (`coefficientRe`, `coefficientIm`, ascending, c_degree ≠ 0); `re` and `im` hold the
 * starting points and receive the roots. Beyond the unit circle p is taken in 1/x, so that nothing overflows.
 * A root is settled once |p| is below the rounding error of its own evaluation, or its step below that of x.
 *
 * Returns whether every root settled within `steps` sweeps.
 */
export function aberth(
  coefficientRe: Float64Array,
  coefficientIm: Float64Array,
  degree: number,
  re: Float64Array,
  im: Float64Array,
  steps = 100,
): boolean {
  for (let step = 0; step < steps; step++) {
    let settled = true
    for (let k = 0; k < degree; k++) {
      const xr = re[k]!
      const xi = im[k]!
      const size = xr * xr + xi * xi
      const outside = size > 1
      const yr = outside ? xr / size : xr
      const yi = outside ? -xi / size : xi
      const modulus = Math.sqrt(yr * yr + yi * yi)
      let pr = 0
      let pi = 0
      let dr = 0
      let di = 0
      let bound = 0
      for (let n = 0; n <= degree; n++) {
        const at = outside ? n : degree - n
        const nextDr = dr * yr - di * yi + pr
        di = dr * yi + di * yr + pi
        dr = nextDr
        const nextPr = pr * yr - pi * yi + coefficientRe[at]!
        pi = pr * yi + pi * yr + coefficientIm[at]!
        pr = nextPr
        bound = bound * modulus + Math.abs(coefficientRe[at]!) + Math.abs(coefficientIm[at]!)
      }
      const value = pr * pr + pi * pi
      if (value === 0) continue
      // ℓ = p′/p; beyond the unit circle p = x^n q(y), y = 1/x, so ℓ = y (n − y q′/q).
      let lr = (dr * pr + di * pi) / value
      let li = (di * pr - dr * pi) / value
      if (outside) {
        const tr = degree - (yr * lr - yi * li)
        const ti = -(yr * li + yi * lr)
        lr = yr * tr - yi * ti
        li = yr * ti + yi * tr
      }
      for (let j = 0; j < degree; j++) {
        if (j === k) continue
        const gr = xr - re[j]!
        const gi = xi - im[j]!
        const gap = gr * gr + gi * gi
        if (gap === 0) continue
        lr -= gr / gap
        li += gi / gap
      }
      const slope = lr * lr + li * li
      if (!(slope > 0)) {
        // A stationary start: nudge it off by an irrational turn and go on.
        re[k] = xr * 1.0009 - xi * 0.0007
        im[k] = xi * 1.0009 + xr * 0.0007
        settled = false
        continue
      }
      const stepRe = lr / slope
      const stepIm = -li / slope
      re[k] = xr - stepRe
      im[k] = xi - stepIm
      const small = stepRe * stepRe + stepIm * stepIm <= 4 * EPSILON * EPSILON * size
      if (!small && value > (2 * EPSILON * bound) ** 2) settled = false
      if (!Number.isFinite(re[k]!) || !Number.isFinite(im[k]!)) return false
    }
    if (settled) return true
  }
  return false
}
