import { batchesOf, type Network, type NetworkData, type Weights } from '@freecurve/networks'

/** Samples whose largest output is that of their label. */
export function accuracyOf(network: Network, weights: Weights, data: NetworkData): number {
  let right = 0
  for (const { outputs } of batchesOf({ network, weights, data }, false)) {
    const { values, outputs: classes, count, from } = outputs
    for (let n = 0; n < count; n++) {
      let best = 0
      for (let c = 1; c < classes; c++) if (values[c * count + n]! > values[best * count + n]!) best = c
      if (best === data.labels?.[from + n]) right++
    }
  }
  return right
}
