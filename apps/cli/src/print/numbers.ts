/** A number for people: five significant digits, without trailing zeros. */
export const short = (x: number): string => String(Number(x.toPrecision(5)))

/** An interval for people: five digits, and more where its ends differ late, so that they show its width too. */
export function interval([a, b]: readonly [number, number]): string {
  const agreeing = Math.log10(Math.max(Math.abs(a), Math.abs(b)) / (b - a))
  const digits = Number.isFinite(agreeing) ? Math.min(17, Math.max(5, 4 + Math.ceil(agreeing))) : 5
  return `[${Number(a.toPrecision(digits))}, ${Number(b.toPrecision(digits))}]`
}
