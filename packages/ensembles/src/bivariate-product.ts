/** Coefficients c[i][j] of z^i m^j, rows of one length. */
export type Rows = readonly (readonly number[])[]

/** The product of two polynomials in z and m. Throws nothing. */
export function productOf(left: Rows, right: Rows): Rows {
  const width = left[0]!.length + right[0]!.length - 1
  const rows = Array.from({ length: left.length + right.length - 1 }, () => Array<number>(width).fill(0))
  left.forEach((p, i) => {
    p.forEach((c, j) => {
      right.forEach((q, k) => {
        q.forEach((d, l) => {
          rows[i + k]![j + l]! += c * d
        })
      })
    })
  })
  return rows
}

/** The sum of two polynomials in z and m. Throws nothing. */
export function sumOf(left: Rows, right: Rows): Rows {
  const width = Math.max(left[0]!.length, right[0]!.length)
  return Array.from({ length: Math.max(left.length, right.length) }, (_, i) =>
    Array.from({ length: width }, (_, j) => (left[i]?.[j] ?? 0) + (right[i]?.[j] ?? 0)),
  )
}
