/** Which entries of a sparse matrix lie in which row. */
export interface RowIndex {
  /** Row r holds the entries order[start[r]] … order[start[r+1] − 1]; length rows + 1. */
  readonly start: Uint32Array
  /** Numbers of the entries, by row, and in a row as they are stored; length entries. */
  readonly order: Uint32Array
}

/** Index by row of the entries whose rows are given (length entries, each < height), by a counting sort. */
export function rowIndexOf(rows: Uint32Array, height: number): RowIndex {
  const start = new Uint32Array(height + 1)
  for (let k = 0; k < rows.length; k++) start[rows[k]! + 1]!++
  for (let r = 0; r < height; r++) start[r + 1]! += start[r]!
  const order = new Uint32Array(rows.length)
  const next = start.slice()
  for (let k = 0; k < rows.length; k++) order[next[rows[k]!]!++] = k
  return { start, order }
}
