import { formatError } from '../format-error.ts'

/**
 * The line of each entry of a compressed sparse matrix (CSR: rows, CSC: columns): line i holds the entries starts[i]…starts[i+1]−1.
 *
 * @param starts length lines + 1, ascending from 0 to the number of entries.
 * @throws E_FILE_FORMAT where they are not.
 */
export function expandCompressed(
  starts: ArrayLike<number>,
  lines: number,
  entries: number,
  format: string,
): Uint32Array {
  const fail = (what: string) => formatError(format, `The sparse matrix is damaged: ${what}.`)
  if (starts.length !== lines + 1) throw fail(`it has ${starts.length} starts for ${lines} rows or columns`)
  if (starts[0] !== 0 || starts[lines] !== entries) throw fail(`its starts do not go from 0 to ${entries}`)
  const line = new Uint32Array(entries)
  for (let i = 0; i < lines; i++) {
    const [from, to] = [starts[i]!, starts[i + 1]!]
    if (!(Number.isInteger(to) && from <= to && to <= entries)) throw fail('its starts do not ascend')
    line.fill(i, from, to)
  }
  return line
}
