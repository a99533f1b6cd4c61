import type { SizeReport } from '@freecurve/standard'

/** Density and CDF of every size as CSV with a header: n,x,density,cdf. A diverging density is left empty. */
export function csvOfLaws(sizes: readonly SizeReport[]): string {
  const rows = sizes.flatMap(({ n, density, cdf }) =>
    density.map(([x, value], i) => `${n},${x},${value ?? ''},${cdf[i]![1]}`),
  )
  return `${['n,x,density,cdf', ...rows].join('\n')}\n`
}
