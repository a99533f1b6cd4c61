/** Decay of the means of gradients and of their squares, and what keeps a division from 0 (Kingma, Ba 2015). */
const FIRST = 0.9
const SECOND = 0.999
const EPSILON = 1e-8

/** Adam's memory of the gradients so far: a function that moves parameters by one step of the given size. */
export function createAdam(size: number): (parameters: Float64Array, gradient: Float64Array, rate: number) => void {
  const means = new Float64Array(size)
  const squares = new Float64Array(size)
  let [firstLeft, secondLeft] = [1, 1]
  return (parameters, gradient, rate) => {
    firstLeft *= FIRST
    secondLeft *= SECOND
    const [first, second] = [1 / (1 - firstLeft), 1 / (1 - secondLeft)]
    for (let k = 0; k < size; k++) {
      const slope = gradient[k]!
      const mean = FIRST * means[k]! + (1 - FIRST) * slope
      const square = SECOND * squares[k]! + (1 - SECOND) * slope * slope
      means[k] = mean
      squares[k] = square
      parameters[k]! -= (rate * first * mean) / (Math.sqrt(second * square) + EPSILON)
    }
  }
}
