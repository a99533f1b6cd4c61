import type { Network, Weights } from '@freecurve/networks'

/** How a network of examples/models is trained. */
export interface Recipe {
  /** Trains it; the same weights each time. `say` is told how it goes. */
  train(network: Network, say: (line: string) => void): Promise<Weights>
  /** What is said of the weights as they were written. */
  judge(network: Network, weights: Weights): Promise<string>
}
