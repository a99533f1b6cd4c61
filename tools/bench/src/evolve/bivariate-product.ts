/** Coefficients c[i][j] of z^i m^j, rows of any length. */
export type Rows = readonly (readonly number[])[]

/** P · Q. */
export function times(p: Rows, q: Rows): Rows {
  const out: number[][] = []
  p.forEach((row, i) => {
    row.forEach((a, j) => {
      q.forEach((other, k) => {
        other.forEach((b, l) => {
          out[i + k] ??= []
          out[i + k]![j + l] = (out[i + k]![j + l] ?? 0) + a * b
        })
      })
    })
  })
  return rectangular(out)
}

/** P + factor · Q. */
export function plus(p: Rows, q: Rows, factor = 1): Rows {
  const height = Math.max(p.length, q.length)
  const width = Math.max(...[...p, ...q].map((row) => row.length))
  const at = (rows: Rows, i: number, j: number) => rows[i]?.[j] ?? 0
  return Array.from({ length: height }, (_, i) =>
    Array.from({ length: width }, (_, j) => at(p, i, j) + factor * at(q, i, j)),
  )
}

function rectangular(rows: Rows): Rows {
  const width = Math.max(...rows.map((row) => row.length))
  return rows.map((row) => Array.from({ length: width }, (_, j) => row[j] ?? 0))
}
