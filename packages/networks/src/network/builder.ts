import { modelError } from '@freecurve/core'
import type { Operation } from '../operations/operation.ts'
import { tapeSize } from '../tape/tape.ts'
import { MOST_OF_SAMPLE } from './most-of-sample.ts'
import { type Layer, type Network, type Step, sizeOf, type Tensor } from './network.ts'

/** The result of a step, seen in a shape. */
export interface Place {
  readonly step: number
  readonly shape: readonly number[]
}

/** Most numbers that a flat list holds: 8 GB of them. */
const MOST = 2 ** 30

/**
 * Collects steps, layers and tensors; every method that takes a path throws E_MODEL with it for a name that is taken, or for more
 * numbers than fit into memory.
 */
export function createBuilder(input: readonly number[]) {
  const steps: Step[] = []
  const layers: Layer[] = []
  const tensors: { readonly parameters: Tensor[]; readonly statistics: Tensor[] } = { parameters: [], statistics: [] }
  const names = new Set<string>()
  const sizeOfAll = (kind: keyof typeof tensors) => {
    const last = tensors[kind].at(-1)
    return last === undefined ? 0 : last.at + last.size
  }
  const take = (name: string, path: string) => {
    if (names.has(name)) throw modelError(`${path}.name`, `The name "${name}" is taken. Names must differ.`, name)
    names.add(name)
  }
  const checkRoom = (path: string, shape: readonly number[]) => {
    const numbers = tapeSize({ input, steps }, true)
    if (!(numbers <= MOST_OF_SAMPLE))
      throw modelError(
        path,
        `Up to here ${numbers} numbers are held of one sample; ${MOST_OF_SAMPLE} at most can be.`,
        shape,
      )
  }
  checkRoom('input', input)
  return {
    /** Where the next tensors will begin. */
    next: () => ({ parameters: sizeOfAll('parameters'), statistics: sizeOfAll('statistics') }),
    addStep(operation: Operation, inputs: readonly number[], shape: readonly number[], path: string): number {
      steps.push({ operation, inputs })
      checkRoom(path, shape)
      return steps.length
    },
    addName(layer: Layer, path: string): void {
      take(layer.name, path)
      layers.push(layer)
    },
    addTensor(kind: keyof typeof tensors, name: string, shape: readonly number[], path: string): void {
      take(name, path)
      const at = sizeOfAll(kind)
      const size = sizeOf(shape)
      if (at + size > MOST) throw modelError(path, `The network has more than ${MOST} ${kind}.`, shape)
      tensors[kind].push({ name, shape, at, size })
    },
    finish: (): Omit<Network, 'input' | 'output'> => ({
      steps,
      layers,
      ...tensors,
      size: sizeOfAll('parameters'),
    }),
  }
}
