/** A number for people: five significant digits, without trailing zeros. */
export const short = (x: number): string => String(Number(x.toPrecision(5)))

/** An interval for people. */
export const interval = ([a, b]: readonly [number, number]): string => `[${short(a)}, ${short(b)}]`
