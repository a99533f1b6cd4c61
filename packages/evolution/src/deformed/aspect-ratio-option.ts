/** The option aspectRatio, c₀ = p/N at ratio 1: null where it is not given. */
export const aspectRatioOption = (doc: string) =>
  ({
    type: 'number',
    default: null,
    min: 1e-9,
    max: 1e9,
    doc: `c0 = p/N at ratio 1, dimension over number of samples; ${doc}`,
  }) as const
