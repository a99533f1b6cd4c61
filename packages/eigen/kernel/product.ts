import { addProduct } from './tile'

/**
 * The product A Bᵀ in tiles: `left` holds A (`rows` rows of tiles, `depth` columns, an even number), `right` holds B alike
 * (`columns` rows of tiles), and `to` takes the rows of tiles of the product one after the other.
 */
export function multiplyPacked(to: usize, left: usize, right: usize, depth: i32, rows: i32, columns: i32): void {
  const height = (<usize>depth) << 5
  const stride = (<usize>columns) << 7
  memory.fill(to, 0, <usize>rows * stride)
  for (let j = 0; j < columns; j++)
    for (let i = 0; i < rows; i++)
      addProduct(to + <usize>i * stride + ((<usize>j) << 7), left + <usize>i * height, right + <usize>j * height, depth)
}
