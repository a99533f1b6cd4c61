import { fieldsIn, WIRE, type WireField } from '../wire/fields-in.ts'
import { requireWire, textIn, wholeIn } from '../wire/read-field.ts'
import type { OnnxValue } from './model.ts'

/** Fields of ValueInfoProto, TypeProto, TypeProto.Tensor, TensorShapeProto and its Dimension (onnx.proto3). */
const VALUE = { name: 1, type: 2 } as const
const TYPE = { tensor: 1 } as const
const TENSOR = { element: 1, shape: 2 } as const
const SHAPE = { dimension: 1 } as const
const DIMENSION = { size: 1, name: 2 } as const

/** What the message in a field says of a value. Throws E_FILE_FORMAT. */
export function readValue(bytes: Uint8Array, field: WireField): OnnxValue {
  let name = ''
  let type = 0
  let shape: (number | string)[] | undefined
  for (const part of within(bytes, field))
    if (part.id === VALUE.name) name = textIn(bytes, part)
    else if (part.id === VALUE.type)
      for (const kind of within(bytes, part))
        if (kind.id === TYPE.tensor)
          for (const fact of within(bytes, kind))
            if (fact.id === TENSOR.element) type = wholeIn(fact)
            else if (fact.id === TENSOR.shape) shape = shapeIn(bytes, fact)
  return { name, type, shape }
}

function shapeIn(bytes: Uint8Array, field: WireField): (number | string)[] {
  const shape: (number | string)[] = []
  for (const part of within(bytes, field)) {
    if (part.id !== SHAPE.dimension) continue
    let size: number | string = ''
    for (const fact of within(bytes, part))
      if (fact.id === DIMENSION.size) size = fixedSize(wholeIn(fact))
      else if (fact.id === DIMENSION.name) size = textIn(bytes, fact)
    shape.push(size)
  }
  return shape
}

/** Exporters write 0 and −1 where a size is not fixed. */
const fixedSize = (size: number): number | string => (size > 0 ? size : '')

/** The fields of the message that a field holds. */
export function within(bytes: Uint8Array, field: WireField): Generator<WireField, void> {
  requireWire(field, WIRE.bytes)
  return fieldsIn(bytes, field.from, field.to)
}
