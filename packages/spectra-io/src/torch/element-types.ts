import { ELEMENT_TYPES, type ElementType } from '../arrays/element-type.ts'

/** Element types of torch by their names: torch.float32. Absent ones cannot be read exactly here. */
export const TORCH_TYPES: { readonly [name: string]: ElementType | undefined } = {
  ...ELEMENT_TYPES,
  float8_e4m3fn: undefined,
  float8_e5m2: undefined,
  float8_e4m3fnuz: undefined,
  float8_e5m2fnuz: undefined,
  float8_e8m0fnu: undefined,
}

/** What the storages hold; an untyped one holds bytes, and its tensors say what they are. */
export const TORCH_STORAGES: { readonly [name: string]: ElementType } = {
  HalfStorage: ELEMENT_TYPES.float16,
  BFloat16Storage: ELEMENT_TYPES.bfloat16,
  FloatStorage: ELEMENT_TYPES.float32,
  DoubleStorage: ELEMENT_TYPES.float64,
  ComplexFloatStorage: ELEMENT_TYPES.complex64,
  ComplexDoubleStorage: ELEMENT_TYPES.complex128,
  BoolStorage: ELEMENT_TYPES.bool,
  CharStorage: ELEMENT_TYPES.int8,
  ShortStorage: ELEMENT_TYPES.int16,
  IntStorage: ELEMENT_TYPES.int32,
  LongStorage: ELEMENT_TYPES.int64,
  ByteStorage: ELEMENT_TYPES.uint8,
}
