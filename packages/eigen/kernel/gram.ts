import { addProduct } from './tile'

/**
 * Rows first…last−1 of tiles of V Vᵀ up to the diagonal: `packed` holds V (rows of tiles, `depth` columns, an even number), and
 * `to` takes them one after the other, `stride` bytes apart.
 */
export function multiplyGram(to: usize, stride: usize, packed: usize, depth: i32, first: i32, last: i32): void {
  const height = (<usize>depth) << 5
  memory.fill(to, 0, <usize>(last - first) * stride)
  for (let j = 0; j < last; j++)
    for (let i = max(first, j); i < last; i++)
      addProduct(
        to + <usize>(i - first) * stride + ((<usize>j) << 7),
        packed + <usize>i * height,
        packed + <usize>j * height,
        depth,
      )
}
