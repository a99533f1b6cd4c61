import { type Carried, type ComplexNumber, FreecurveError } from '@freecurve/core'
import { Complex } from 'complex.js'

/** A transform on pairs of numbers as a flow gives it: on complex numbers, for Im z ≠ 0. */
export function offTheAxis(
  stieltjes: (re: number, im: number) => readonly [number, number] | null,
): Carried['stieltjes'] {
  return ({ re, im }: ComplexNumber) => {
    if (im === 0 || !Number.isFinite(re + im))
      throw new FreecurveError(
        'E_DOMAIN',
        `m(z) is asked for at z off the real axis; got ${re} + ${im}i. On the axis ask the law for its density.`,
        { argument: 'z', got: { re, im } },
      )
    const m = stieltjes(re, im)
    return m === null ? null : new Complex(m[0], m[1])
  }
}
