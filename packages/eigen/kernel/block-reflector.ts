import { band, factor, order, small, vector } from './header'
import { addProduct, toColumns } from './tile'

/**
 * −T in the lower half of `factor`, from VᵀV in small(0) and the τ: H_0 … H_{b−1} = 1 − V T Vᵀ with T upper triangular,
 * T_kk = τ_k, T[0…k)[k] = −τ_k T[0…k)[0…k) Vᵀv_k (Schreiber and Van Loan, 1989).
 */
export function makeTriangle(): void {
  const b = band()
  const taus = vector() + ((<usize>order()) << 3)
  memory.fill(factor(), 0, (<usize>(b * b)) << 4)
  for (let k = 0; k < b; k++) {
    const tau = load<f64>(taus + ((<usize>k) << 3))
    for (let i = 0; i < k; i++) {
      let sum: f64 = 0
      for (let l = i; l < k; l++) sum += load<f64>(negativeAt(i, l)) * load<f64>(gramAt(l, k))
      store<f64>(negativeAt(i, k), -tau * sum)
    }
    store<f64>(negativeAt(k, k), -tau)
  }
}

/** Address of entry (i, j) of −T. */
function negativeAt(i: i32, j: i32): usize {
  const b = band()
  return factor() + ((<usize>((j >> 2) * 8 * b + 4 * (b + i) + (j & 3))) << 3)
}

/** Address of entry (i, j) of VᵀV. */
function gramAt(i: i32, j: i32): usize {
  return small(0) + ((<usize>((i >> 2) * 4 * band() + 4 * j + (i & 3))) << 3)
}

/** M/2 = Tᵀ (VᵀY) T / 2 in the upper half of `factor`, from VᵀY in small(1). */
export function makeMiddle(): void {
  const b = band()
  const size = (<usize>(b * b)) << 3
  const row = (<usize>b) << 5
  const triangle = factor() + row
  memory.fill(small(2), 0, size)
  for (let i = 0; i < b >> 2; i++)
    for (let g = 0; g < b >> 2; g++)
      addProduct(
        small(2) + <usize>i * row + ((<usize>g) << 7),
        small(1) + <usize>i * row,
        triangle + <usize>g * 2 * row,
        b,
      )
  toColumns(small(3), small(2), row, b, b, 0, b >> 2)
  memory.fill(small(2), 0, size)
  for (let i = 0; i < b >> 2; i++)
    for (let g = 0; g < b >> 2; g++)
      addProduct(
        small(2) + <usize>i * row + ((<usize>g) << 7),
        triangle + <usize>i * 2 * row,
        small(3) + <usize>g * row,
        b,
      )
  // M is symmetric, so its rows of tiles are its columns of tiles.
  const half = f64x2.splat(0.5)
  for (let g = 0; g < b >> 2; g++) {
    const to = factor() + <usize>g * 2 * row
    const from = small(2) + <usize>g * row
    for (let k: usize = 0; k < row; k += 16) v128.store(to + k, f64x2.mul(half, v128.load(from + k)))
  }
}
