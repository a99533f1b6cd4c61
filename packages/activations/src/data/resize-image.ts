/** Rows and columns of pixels. */
export type Extent = readonly [number, number]

/**
 * An image brought to another size by linear interpolation between the centres of its pixels; what lies outside them is as at the border.
 *
 * @param image rows×columns, row-major
 */
export function resizeImage(image: Float32Array, from: Extent, to: Extent): Float32Array {
  const [rows, columns] = from
  const [high, wide] = to
  const out = new Float32Array(high * wide)
  for (let i = 0; i < high; i++) {
    const [top, below, v] = placeIn(i, high, rows)
    for (let j = 0; j < wide; j++) {
      const [left, right, h] = placeIn(j, wide, columns)
      const upper = (1 - h) * image[top * columns + left]! + h * image[top * columns + right]!
      const lower = (1 - h) * image[below * columns + left]! + h * image[below * columns + right]!
      out[i * wide + j] = (1 - v) * upper + v * lower
    }
  }
  return out
}

/** The two pixels that a new one lies between, and the weight of the second. */
function placeIn(k: number, many: number, count: number): readonly [number, number, number] {
  const x = Math.min(count - 1, Math.max(0, ((k + 0.5) * count) / many - 0.5))
  const first = Math.floor(x)
  return [first, Math.min(count - 1, first + 1), x - first]
}
