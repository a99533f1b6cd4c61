import { modelError } from '@freecurve/core'

/** Numbers of an input. */
export type Numbers = Float32Array | Float64Array

interface InputType {
  readonly name: 'float32' | 'float64' | 'int8' | 'int16' | 'int32' | 'int64' | 'uint8' | 'uint16' | 'bool'
  readonly make: (
    values: Numbers,
  ) => Float32Array | Float64Array | Int8Array | Int16Array | Int32Array | BigInt64Array | Uint8Array | Uint16Array
}

const whole =
  <T>(name: string, make: (values: Numbers) => T, low: number, high: number) =>
  (values: Numbers): T => {
    const bad = values.find((x) => !Number.isInteger(x) || x < low || x > high)
    if (bad !== undefined)
      throw modelError('data', `The model takes ${name}: whole numbers from ${low} to ${high}; got ${bad}.`, bad)
    return make(values)
  }

/** TensorProto.DataType (onnx.proto3): what inputs can be of. */
const TYPES: { readonly [type: number]: InputType } = {
  1: { name: 'float32', make: (values) => Float32Array.from(values) },
  2: { name: 'uint8', make: whole('uint8', (v) => Uint8Array.from(v), 0, 255) },
  3: { name: 'int8', make: whole('int8', (v) => Int8Array.from(v), -128, 127) },
  4: { name: 'uint16', make: whole('uint16', (v) => Uint16Array.from(v), 0, 65_535) },
  5: { name: 'int16', make: whole('int16', (v) => Int16Array.from(v), -32_768, 32_767) },
  6: { name: 'int32', make: whole('int32', (v) => Int32Array.from(v), -(2 ** 31), 2 ** 31 - 1) },
  7: {
    name: 'int64',
    make: whole('int64', (v) => BigInt64Array.from(v, BigInt), Number.MIN_SAFE_INTEGER, Number.MAX_SAFE_INTEGER),
  },
  9: { name: 'bool', make: whole('bool', (v) => Uint8Array.from(v), 0, 1) },
  11: { name: 'float64', make: (values) => Float64Array.from(values) },
}

/**
 * Numbers as the runtime takes them for an input of a type (TensorProto.DataType).
 *
 * @throws E_MODEL for a type that is not fed (float16, texts, …) and for numbers that are none of the type.
 */
export function tensorData(input: string, type: number, values: Numbers) {
  const known = TYPES[type]
  if (known === undefined)
    throw modelError(
      'input',
      `Input "${input}" takes elements of type ${type} of ONNX; float32, float64, integers and bool can be given.`,
      type,
    )
  return [known.name, known.make(values)] as const
}
