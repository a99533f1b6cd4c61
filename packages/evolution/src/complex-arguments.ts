import { type Carried, type ComplexNumber, FreecurveError, requireOffTheAxis } from '@freecurve/core'
import { Complex } from 'complex.js'

/** A transform on pairs of numbers as a flow gives it: on complex numbers, for Im z ≠ 0. */
export function offTheAxis(
  stieltjes: (re: number, im: number) => readonly [number, number] | null,
): Carried['stieltjes'] {
  return ({ re, im }: ComplexNumber) => {
    requireOffTheAxis({ re, im })
    const m = stieltjes(re, im)
    return m === null ? null : new Complex(m[0], m[1])
  }
}

/** A potential on pairs of numbers as a flow gives it: on complex numbers. Throws E_DOMAIN where z is not finite. */
export function onThePlane(
  potential: (re: number, im: number) => ComplexNumber | null,
): NonNullable<Carried['logPotential']> {
  return ({ re, im }) => {
    if (!Number.isFinite(re + im))
      throw new FreecurveError('E_DOMAIN', `U(z) is asked for at finite z; got ${re} + ${im}i.`, {
        argument: 'z',
        got: { re, im },
      })
    const value = potential(re, im)
    return value === null ? null : new Complex(value.re, value.im)
  }
}
