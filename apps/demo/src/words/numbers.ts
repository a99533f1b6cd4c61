/** A number for people: five significant digits, without trailing zeros, with a true minus sign. */
export const short = (x: number): string => String(Number(x.toPrecision(5))).replaceAll('-', '−')

/** An interval for people. */
export const interval = ([low, high]: readonly [number, number]): string => `[${short(low)}, ${short(high)}]`

/** "1 bulk", "2 bulks". */
export const counted = (count: number, noun: string): string => `${count} ${noun}${count === 1 ? '' : 's'}`
