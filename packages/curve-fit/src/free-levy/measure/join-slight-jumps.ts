import type { FreeLevyParameters } from '@freecurve/core'

/**
 * Joins neighbouring jumps of one sign until each stands for at least one direction of the matrix: a jump of rate r is the work of
 * r n0 directions of a matrix of size n0, at every size, so that a rate below 1/n0 is a grid point and not a jump.
 * Rate and mean, and with them drift and atom, are kept exactly.
 */
export function joinSlightJumps({ a, sigma2, rates, jumps }: FreeLevyParameters, size: number): FreeLevyParameters {
  const joined: { rate: number; moment: number; sign: number }[] = []
  // From the smallest |t| outwards, so that the sparse tails are what is joined.
  const order = [...jumps.keys()].sort((i, j) => Math.abs(jumps[i]!) - Math.abs(jumps[j]!))
  for (const sign of [-1, 1]) {
    const side: typeof joined = []
    for (const j of order.filter((k) => Math.sign(jumps[k]!) === sign)) {
      const last = side[side.length - 1]
      const entry = { rate: rates[j]!, moment: rates[j]! * jumps[j]!, sign }
      if (last === undefined || last.rate >= 1 / size) side.push(entry)
      else Object.assign(last, { rate: last.rate + entry.rate, moment: last.moment + entry.moment })
    }
    const last = side[side.length - 1]
    const before = side[side.length - 2]
    if (last !== undefined && before !== undefined && last.rate < 1 / size) {
      Object.assign(before, { rate: before.rate + last.rate, moment: before.moment + last.moment })
      side.pop()
    }
    joined.push(...side)
  }
  return { a, sigma2, rates: joined.map(({ rate }) => rate), jumps: joined.map(({ rate, moment }) => moment / rate) }
}
