/** Numbers x become scale · x + shift, in place. */
export function scaleNumbers(
  numbers: Float64Array,
  { scale, shift }: { readonly scale: number; readonly shift: number },
): void {
  if (scale === 1 && shift === 0) return
  for (let k = 0; k < numbers.length; k++) numbers[k] = scale * numbers[k]! + shift
}
