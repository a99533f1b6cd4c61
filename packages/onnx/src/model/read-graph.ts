import { fail } from '../wire/fail.ts'
import type { WireField } from '../wire/fields-in.ts'
import { textIn } from '../wire/read-field.ts'
import type { OnnxGraph, OnnxNode } from './model.ts'
import { readTensor } from './read-tensor.ts'
import { readValue, within } from './read-value.ts'

/** Fields of GraphProto, NodeProto, AttributeProto and SparseTensorProto (onnx.proto3). */
const GRAPH = { node: 1, initializer: 5, input: 11, output: 12, value: 13, sparse: 15 } as const
const NODE = { output: 2, name: 3, operator: 4, attribute: 5 } as const
const ATTRIBUTE = { name: 1, tensor: 5, graph: 6, tensors: 10, graphs: 11 } as const
const SPARSE = { values: 1 } as const

/** Graphs within graphs; what people make has two or three. */
const DEEPEST = 16

type Filled<T> = { -readonly [K in keyof T]: T[K] extends readonly (infer E)[] ? E[] : T[K] }

/** A graph with nothing in it. */
export const emptyGraph = (): Filled<OnnxGraph> => ({
  nodes: [],
  initializers: [],
  sparse: [],
  inputs: [],
  outputs: [],
  values: [],
})

/** Adds to a graph what the message in a field says: several messages in one place make one graph. Throws E_FILE_FORMAT. */
export function addGraph(bytes: Uint8Array, field: WireField, graph: Filled<OnnxGraph>, depth = 0): void {
  if (depth > DEEPEST) throw fail(`Graphs are nested more than ${DEEPEST} deep.`, field.at)
  for (const part of within(bytes, field)) {
    if (part.id === GRAPH.node) graph.nodes.push(nodeIn(bytes, part, depth))
    else if (part.id === GRAPH.initializer) graph.initializers.push(tensorIn(bytes, part))
    else if (part.id === GRAPH.input) graph.inputs.push(readValue(bytes, part))
    else if (part.id === GRAPH.output) graph.outputs.push(readValue(bytes, part))
    else if (part.id === GRAPH.value) graph.values.push(readValue(bytes, part))
    else if (part.id === GRAPH.sparse)
      for (const fact of within(bytes, part))
        if (fact.id === SPARSE.values) graph.sparse.push(tensorIn(bytes, fact).name)
  }
}

function tensorIn(bytes: Uint8Array, field: WireField) {
  within(bytes, field)
  return readTensor(bytes, field.from, field.to)
}

function nodeIn(bytes: Uint8Array, field: WireField, depth: number): OnnxNode {
  const node: Filled<OnnxNode> = { name: '', operator: '', outputs: [], tensors: [], graphs: [] }
  for (const part of within(bytes, field))
    if (part.id === NODE.name) node.name = textIn(bytes, part)
    else if (part.id === NODE.operator) node.operator = textIn(bytes, part)
    else if (part.id === NODE.output) node.outputs.push(textIn(bytes, part))
    else if (part.id === NODE.attribute) addAttribute(bytes, part, node, depth)
  return node
}

function addAttribute(bytes: Uint8Array, field: WireField, node: Filled<OnnxNode>, depth: number): void {
  let attribute = ''
  for (const part of within(bytes, field)) if (part.id === ATTRIBUTE.name) attribute = textIn(bytes, part)
  for (const part of within(bytes, field))
    if (part.id === ATTRIBUTE.tensor || part.id === ATTRIBUTE.tensors)
      node.tensors.push({ attribute, tensor: tensorIn(bytes, part) })
    else if (part.id === ATTRIBUTE.graph || part.id === ATTRIBUTE.graphs) {
      const graph = emptyGraph()
      addGraph(bytes, part, graph, depth + 1)
      node.graphs.push({ attribute, graph })
    }
}
