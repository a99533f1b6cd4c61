import { MODEL_GRAPH } from '../model/read-model.ts'

const GRAPH_OUTPUT = 12
const VALUE_NAME = 1

/**
 * The model with one more output. Protocol buffers merge messages that come several times, so a few bytes at the end are enough: a model
 * with a graph with an output of this name.
 *
 * @param bytes the whole ONNX file
 */
export function exposeOutput(bytes: Uint8Array, name: string): Uint8Array {
  const value = message(VALUE_NAME, new TextEncoder().encode(name))
  const more = message(MODEL_GRAPH, message(GRAPH_OUTPUT, value))
  const whole = new Uint8Array(bytes.length + more.length)
  whole.set(bytes)
  whole.set(more, bytes.length)
  return whole
}

/** A field that holds a message or a text. */
function message(id: number, body: Uint8Array): Uint8Array {
  const length: number[] = []
  let rest = body.length
  for (; rest > 127; rest >>= 7) length.push((rest & 127) | 128)
  return Uint8Array.of((id << 3) | 2, ...length, rest, ...body)
}
