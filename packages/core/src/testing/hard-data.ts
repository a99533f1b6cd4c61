const list = (length: number, value: (k: number) => number): Float64Array =>
  Float64Array.from({ length }, (_, k) => value(k))

/** Spectra that no method can be expected to like, as samples. */
export const HARD_DATA: { readonly [what: string]: readonly Float64Array[] } = {
  'four values': [list(4, (k) => k)],
  'two atoms': [list(60, (k) => (k < 20 ? -1 : 2))],
  'two atoms and a few more': [list(60, (k) => (k < 25 ? -1 : k < 50 ? 2 : k / 10))],
  'three far outliers': [list(60, (k) => (k < 57 ? Math.cos(k) : 1e6 * k))],
  'sixteen decades': [list(80, (k) => 10 ** (k / 5 - 8))],
  'sixteen decades of both signs': [list(80, (k) => (k % 2 === 0 ? 1 : -1) * 10 ** (k / 5 - 8))],
  'negative values': [list(60, (k) => -1 - (k % 13) / 7 - k / 50)],
  'a uniform spectrum': [list(60, (k) => k / 60 - 0.5)],
  'a large mean': [list(60, (k) => 1e8 + Math.sin(k))],
  'one value and its rounding': [list(60, (k) => (k < 59 ? 1 + k * Number.EPSILON : 2))],
  'replicates that disagree': [list(40, (k) => k), list(40, (k) => 1000 + k)],
}
