import { fail } from '../wire/fail.ts'
import { fieldsIn } from '../wire/fields-in.ts'
import type { OnnxGraph } from './model.ts'
import { addGraph, emptyGraph } from './read-graph.ts'

/** Field of ModelProto (onnx.proto3) that holds the graph. */
export const MODEL_GRAPH = 7

const VERSION = 1
/** Which set of operators is meant: written behind the graph, and by every version since this one. */
const OPERATORS = 8
const FIRST_WITH_OPERATORS = 3

/** Protocol buffers, and so ONNX files, end here. */
export const LARGEST = 2 ** 31 - 1

/**
 * The graph of an ONNX model: what is computed, in order, and where in the bytes the weights are. Their numbers are not looked at.
 *
 * @param bytes the whole file
 * @throws E_FILE_FORMAT with the offset where the bytes stop making sense.
 */
export function readModel(bytes: Uint8Array): OnnxGraph {
  if (bytes.length > LARGEST) throw fail('An ONNX file has at most 2^31 − 1 bytes.', LARGEST)
  const graph = emptyGraph()
  let found = false
  let complete = false
  for (const field of fieldsIn(bytes, 0, bytes.length)) {
    if (field.id === OPERATORS || (field.id === VERSION && field.value < FIRST_WITH_OPERATORS)) complete = true
    if (field.id !== MODEL_GRAPH) continue
    addGraph(bytes, field, graph)
    found = true
  }
  if (!found) throw fail('The file holds no graph; an ONNX model has one.', 0)
  if (!complete) throw fail('The file does not say which set of operators it is for: it is cut off.', bytes.length)
  return graph
}
