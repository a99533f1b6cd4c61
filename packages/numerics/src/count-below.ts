/** Number of ascending values below x. Throws nothing. */
export function countBelow(values: ArrayLike<number>, x: number): number {
  let [low, high] = [0, values.length]
  while (low < high) {
    const middle = (low + high) >> 1
    if (values[middle]! < x) low = middle + 1
    else high = middle
  }
  return low
}
