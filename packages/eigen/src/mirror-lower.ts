/** Side of the square tiles that are copied at a time. */
const TILE = 64

/** Copies the lower triangle of a square matrix (n×n, row-major, in place) onto the upper one. */
export function mirrorLower(data: Float64Array, size: number): void {
  for (let top = 0; top < size; top += TILE)
    for (let left = 0; left <= top; left += TILE)
      for (let i = top; i < Math.min(top + TILE, size); i++)
        for (let j = left; j < Math.min(left + TILE, i); j++) data[j * size + i] = data[i * size + j]!
}
