/** At most `most` values at evenly spread ranks. */
export function thinned(values: Float64Array, most: number): Float64Array {
  if (values.length <= most) return values
  return Float64Array.from({ length: most }, (_, i) => values[Math.floor(((i + 0.5) * values.length) / most)]!)
}
