/** What is compared, in the order of the tables, with the largest error allowed (issue "The evolution engine"). */
export const TARGETS = {
  edges: 1e-10,
  'atom places': 1e-10,
  'atom weights': 1e-10,
  'bulk masses': 1e-10,
  density: 1e-9,
  CDF: 1e-9,
  'm(z)': 1e-9,
  quantiles: 1e-8,
  moments: 1e-10,
  cumulants: 1e-10,
  logdet: 1e-9,
  'pseudo logdet': 1e-9,
  'fit-free read-outs': 1e-9,
  'event ratios': 1e-8,
  'event places': 1e-8,
  horizon: 1e-8,
} as const

/** Name of a quantity. */
export type Quantity = keyof typeof TARGETS

/** All quantities, in order. */
export const QUANTITIES = Object.keys(TARGETS) as readonly Quantity[]

/** Largest error of each quantity that the reference gives; Infinity where the product gives no value, or another number of them. */
export type Errors = { readonly [Q in Quantity]?: number }

/** Quantities that the reference found by quadrature: it may know them less well than the target asks. */
const BY_QUADRATURE: readonly Quantity[] = ['CDF', 'quantiles', 'logdet', 'pseudo logdet']

/** Errors that are larger than allowed; the reference's own error is allowed where it is a quadrature's. */
export function missesOf(errors: Errors, referenceError = 0): readonly Quantity[] {
  return QUANTITIES.filter((quantity) => {
    const error = errors[quantity]
    if (error === undefined) return false
    const allowed = BY_QUADRATURE.includes(quantity) ? Math.max(TARGETS[quantity], referenceError) : TARGETS[quantity]
    return !(error <= allowed)
  })
}
