import { FreecurveError, type Law } from '@freecurve/core'

/** Throws E_DOMAIN unless x is finite and off every bulk and atom of a law. */
export function checkOutlier({ bulks, atoms }: Law, x: number): void {
  const bulk = bulks.find(({ support: [a, b] }) => x >= a && x <= b)
  const atom = atoms.find((one) => one.x === x)
  if (Number.isFinite(x) && bulk === undefined && atom === undefined) return
  const where = bulk ? `in the bulk [${bulk.support.join(', ')}]` : atom ? 'on an atom' : 'no finite number'
  throw new FreecurveError(
    'E_DOMAIN',
    `An outlier lies off every bulk and atom of the law at ratio 1; got ${x}, which is ${where}. Leave it out: the law carries it.`,
    { argument: 'x', got: x },
  )
}
