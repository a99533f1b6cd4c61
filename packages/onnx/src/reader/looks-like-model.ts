import { Cursor } from '../wire/cursor.ts'
import { WIRE } from '../wire/fields-in.ts'

/** Fields of ModelProto that come before the graph: version, producer's name and version, domain, version, text. */
const BEFORE: { readonly [id: number]: number } = {
  2: WIRE.bytes,
  3: WIRE.bytes,
  4: WIRE.bytes,
  5: WIRE.varint,
  6: WIRE.bytes,
}
const VERSION_TAG = 8
const GRAPH_TAG = (7 << 3) | WIRE.bytes
/** Far above the versions there are: 13 in 2025. */
const MOST_VERSION = 99
/** Tags of what a graph begins with: a node, its name, an initialiser, a text, an input, an output. */
const GRAPH_BEGINS: readonly number[] = [1, 2, 5, 10, 11, 12].map((id) => (id << 3) | WIRE.bytes)

/** Whether bytes begin as an ONNX model does: with its version, a few known fields, and a graph. */
export function looksLikeModel(head: Uint8Array): boolean {
  const cursor = new Cursor(head, 0, head.length)
  try {
    if (cursor.varint() !== VERSION_TAG) return false
    const version = cursor.varint()
    if (!(version >= 1 && version <= MOST_VERSION)) return false
    for (;;) {
      const tag = cursor.varint()
      if (tag === GRAPH_TAG) return cursor.varint() > 0 && GRAPH_BEGINS.includes(cursor.varint())
      const wire = BEFORE[tag >> 3]
      if (wire === undefined || (tag & 7) !== wire) return false
      if (wire === WIRE.varint) cursor.varint()
      else cursor.skip(cursor.varint())
    }
  } catch {
    return false
  }
}
