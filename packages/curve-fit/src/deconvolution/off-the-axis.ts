import { type CarriedEigenvalues, FreecurveError } from '@freecurve/core'

/** A transform on pairs of numbers as the contract wants it. Throws E_DOMAIN for z that is real or not finite. */
export const offTheAxis =
  (transform: (re: number, im: number) => readonly [number, number]): CarriedEigenvalues['stieltjes'] =>
  (z) => {
    if (z.im === 0 || !Number.isFinite(z.re + z.im))
      throw new FreecurveError(
        'E_DOMAIN',
        `m(z) is asked for at z off the real axis; got ${z.re} + ${z.im}i. On the axis ask the law for its density.`,
        { argument: 'z', got: z },
      )
    const [re, im] = transform(z.re, z.im)
    return { re, im }
  }
