/** A cell that counts as a number, or as a number that is not there, when a column is aligned. */
const NUMERIC = /^(-|[-+]?[0-9.][^a-df-zA-DF-Z]*|none|missing)?!?$/

/** Rows of texts as aligned columns, two spaces apart; columns of numbers to the right. Rows may be shorter than the head. */
export function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const cell = (row: readonly string[], c: number) => row[c] ?? ''
  const widths = head.map((title, c) => Math.max(title.length, ...rows.map((row) => cell(row, c).length)))
  const numeric = head.map((_, c) => rows.every((row) => NUMERIC.test(cell(row, c))))
  const line = (row: readonly string[]) =>
    head
      .map((_, c) => (numeric[c] ? cell(row, c).padStart(widths[c]!) : cell(row, c).padEnd(widths[c]!)))
      .join('  ')
      .trimEnd()
  return [line(head), ...rows.map(line)].join('\n')
}

/** A number with `digits` significant digits, without trailing zeros; `missing` for one that is not finite. */
export const short = (x: number, digits = 4): string =>
  Number.isFinite(x) ? String(Number(x.toPrecision(digits))) : 'missing'

/** An error as a power of ten with two digits, as in 3.1e-12; `0` for none, `missing` for one that is not finite. */
export const magnitude = (x: number): string => (x === 0 ? '0' : Number.isFinite(x) ? x.toExponential(1) : 'missing')

/** Data as JSON; numbers that JSON does not have are written as texts ("Infinity", "NaN"). */
export const toJson = (data: unknown): string =>
  JSON.stringify(data, (_, value) => (typeof value === 'number' && !Number.isFinite(value) ? String(value) : value), 1)
