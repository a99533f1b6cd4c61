import { type Network, sizeOf } from '@freecurve/networks'

/** Parameters whose part of the kernel is found together. */
export type Part =
  /** A dense layer: its part is (x·x' + 1)(δ·δ'), or (x·x')(δ·δ') without biases. */
  | {
      readonly type: 'dense'
      readonly step: number
      readonly inputs: number
      readonly units: number
      readonly bias: number
    }
  /** Parameters from…to−1 of another layer: products of their gradients. */
  | { readonly type: 'explicit'; readonly step: number; readonly from: number; readonly to: number }

/** Numbers that are kept of one row of the kernel. */
export const widthOf = (part: Part): number => (part.type === 'dense' ? part.inputs + part.units : part.to - part.from)

/** All parameters of a network in rounds, each of at most `room` numbers a row where a dense layer does not need more. */
export function planRounds(network: Network, room: number): readonly (readonly Part[])[] {
  const rounds: Part[][] = []
  let left = 0
  for (const part of partsOf(network, room)) {
    const width = widthOf(part)
    if (width > left) {
      rounds.push([])
      left = room
    }
    rounds.at(-1)!.push(part)
    left -= width
  }
  return rounds
}

function partsOf({ input, steps }: Network, room: number): readonly Part[] {
  const sizes = [sizeOf(input), ...steps.map(({ operation }) => operation.size)]
  return steps.flatMap(({ operation, inputs: sources }, k): readonly Part[] => {
    const access = operation.parameters
    if (access === undefined) return []
    const { from, to } = access
    const step = k + 1
    if (operation.type === 'dense') {
      const [inputs, units] = [sizes[sources[0]!]!, operation.size]
      return [{ type: 'dense', step, inputs, units, bias: to - from > inputs * units ? 1 : 0 }]
    }
    return Array.from({ length: Math.ceil((to - from) / room) }, (_, piece) => {
      const begin = from + piece * room
      return { type: 'explicit', step, from: begin, to: Math.min(to, begin + room) }
    })
  })
}
