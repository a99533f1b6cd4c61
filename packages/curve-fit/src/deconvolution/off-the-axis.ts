import { type CarriedEigenvalues, requireOffTheAxis } from '@freecurve/core'

/** A transform on pairs of numbers as the contract wants it. Throws E_DOMAIN for z that is real or not finite. */
export const offTheAxis =
  (transform: (re: number, im: number) => readonly [number, number]): CarriedEigenvalues['stieltjes'] =>
  (z) => {
    requireOffTheAxis(z)
    const [re, im] = transform(z.re, z.im)
    return { re, im }
  }
