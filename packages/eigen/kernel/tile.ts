/**
 * C += A B for a 4×4 tile C: A is 4×depth, B is depth×4. A column of A and of C, and a row of B, is four doubles; they
 * follow each other. The sum is formed first and then added to C. Nearly all operations of stage 1 are made here.
 */
export function addProduct(c: usize, a: usize, b: usize, depth: i32): void {
  let c0 = f64x2.splat(0)
  let c1 = c0
  let c2 = c0
  let c3 = c0
  let d0 = c0
  let d1 = c0
  let d2 = c0
  let d3 = c0
  const end = a + ((<usize>depth) << 5)
  while (a < end) {
    let x = v128.load(a)
    let y = v128.load(a, 16)
    let s = v128.load64_splat(b)
    c0 = f64x2.add(c0, f64x2.mul(x, s))
    d0 = f64x2.add(d0, f64x2.mul(y, s))
    s = v128.load64_splat(b, 8)
    c1 = f64x2.add(c1, f64x2.mul(x, s))
    d1 = f64x2.add(d1, f64x2.mul(y, s))
    s = v128.load64_splat(b, 16)
    c2 = f64x2.add(c2, f64x2.mul(x, s))
    d2 = f64x2.add(d2, f64x2.mul(y, s))
    s = v128.load64_splat(b, 24)
    c3 = f64x2.add(c3, f64x2.mul(x, s))
    d3 = f64x2.add(d3, f64x2.mul(y, s))
    x = v128.load(a, 32)
    y = v128.load(a, 48)
    s = v128.load64_splat(b, 32)
    c0 = f64x2.add(c0, f64x2.mul(x, s))
    d0 = f64x2.add(d0, f64x2.mul(y, s))
    s = v128.load64_splat(b, 40)
    c1 = f64x2.add(c1, f64x2.mul(x, s))
    d1 = f64x2.add(d1, f64x2.mul(y, s))
    s = v128.load64_splat(b, 48)
    c2 = f64x2.add(c2, f64x2.mul(x, s))
    d2 = f64x2.add(d2, f64x2.mul(y, s))
    s = v128.load64_splat(b, 56)
    c3 = f64x2.add(c3, f64x2.mul(x, s))
    d3 = f64x2.add(d3, f64x2.mul(y, s))
    a += 64
    b += 64
  }
  v128.store(c, f64x2.add(v128.load(c), c0))
  v128.store(c, f64x2.add(v128.load(c, 16), d0), 16)
  v128.store(c, f64x2.add(v128.load(c, 32), c1), 32)
  v128.store(c, f64x2.add(v128.load(c, 48), d1), 48)
  v128.store(c, f64x2.add(v128.load(c, 64), c2), 64)
  v128.store(c, f64x2.add(v128.load(c, 80), d2), 80)
  v128.store(c, f64x2.add(v128.load(c, 96), c3), 96)
  v128.store(c, f64x2.add(v128.load(c, 112), d3), 112)
}

/** Writes the transpose of one 4×4 tile to another place. */
export function transposeTile(to: usize, from: usize): void {
  for (let half: usize = 0; half < 32; half += 16) {
    const c0 = v128.load(from + half)
    const c1 = v128.load(from + half, 32)
    const c2 = v128.load(from + half, 64)
    const c3 = v128.load(from + half, 96)
    const row = to + (half << 2)
    v128.store(row, v128.shuffle<f64>(c0, c1, 0, 2))
    v128.store(row, v128.shuffle<f64>(c2, c3, 0, 2), 16)
    v128.store(row, v128.shuffle<f64>(c0, c1, 1, 3), 32)
    v128.store(row, v128.shuffle<f64>(c2, c3, 1, 3), 48)
  }
}

/** Rows of tiles (m×count, `stride` bytes from one row of tiles to the next) become columns of tiles. */
export function toColumns(
  to: usize,
  from: usize,
  stride: usize,
  m: i32,
  count: i32,
  firstTile: i32,
  lastTile: i32,
): void {
  const height = (<usize>m) << 5
  for (let i = firstTile; i < lastTile; i++)
    for (let g = 0; g < count >> 2; g++)
      transposeTile(to + <usize>g * height + ((<usize>i) << 7), from + <usize>i * stride + ((<usize>g) << 7))
}
