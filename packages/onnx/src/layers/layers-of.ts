import type { OnnxGraph, OnnxValue, ValueShape } from '../model/model.ts'
import { readModel } from '../model/read-model.ts'

/** A node of a model that computes something, as people choose it. */
export interface OnnxLayer {
  /** Often empty: then it is called by one of its outputs. */
  readonly name: string
  /** Conv, Gemm, Relu, … */
  readonly operator: string
  readonly outputs: readonly string[]
  /** Shape of each output, where the file tells it: a number where a size is fixed, a name where it is not. */
  readonly shapes: readonly (ValueShape | undefined)[]
}

/**
 * The nodes of a model in the order in which they are run, without constants. Bodies of If and Loop are not looked into.
 *
 * @param bytes the whole ONNX file
 * @throws E_FILE_FORMAT
 */
export const layersOf = (bytes: Uint8Array): readonly OnnxLayer[] => layersIn(readModel(bytes))

/** The layers of a graph that has been read. */
export function layersIn(graph: OnnxGraph): readonly OnnxLayer[] {
  const known = new Map<string, OnnxValue>([...graph.values, ...graph.outputs].map((value) => [value.name, value]))
  return graph.nodes
    .filter(({ operator }) => operator !== 'Constant')
    .map(({ name, operator, outputs }) => ({
      name,
      operator,
      outputs: outputs.filter((output) => output !== ''),
      shapes: outputs.filter((output) => output !== '').map((output) => known.get(output)?.shape),
    }))
}
