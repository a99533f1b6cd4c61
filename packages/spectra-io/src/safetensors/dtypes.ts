import { ELEMENT_TYPES, type ElementType } from '../arrays/element-type.ts'

/** A type of elements of a safetensors file. */
export interface SafetensorsType {
  /** As the file has it: BF16. */
  readonly name: string
  readonly bits: number
  /** Absent for those that are not read here. */
  readonly type: ElementType | undefined
}

const read = (name: string, type: ElementType): SafetensorsType => ({ name, bits: 8 * type.size, type })
const refused = (name: string, bits: number): SafetensorsType => ({ name, bits, type: undefined })

/** The types of safetensors 0.8 (safetensors/src/tensor.rs, Dtype). */
export const SAFETENSORS_TYPES: ReadonlyMap<string, SafetensorsType> = new Map(
  [
    read('F64', ELEMENT_TYPES.float64),
    read('F32', ELEMENT_TYPES.float32),
    read('F16', ELEMENT_TYPES.float16),
    read('BF16', ELEMENT_TYPES.bfloat16),
    read('C64', ELEMENT_TYPES.complex64),
    read('I64', ELEMENT_TYPES.int64),
    read('I32', ELEMENT_TYPES.int32),
    read('I16', ELEMENT_TYPES.int16),
    read('I8', ELEMENT_TYPES.int8),
    read('U64', ELEMENT_TYPES.uint64),
    read('U32', ELEMENT_TYPES.uint32),
    read('U16', ELEMENT_TYPES.uint16),
    read('U8', ELEMENT_TYPES.uint8),
    read('BOOL', ELEMENT_TYPES.bool),
    refused('F8_E4M3', 8),
    refused('F8_E5M2', 8),
    refused('F8_E4M3FNUZ', 8),
    refused('F8_E5M2FNUZ', 8),
    refused('F8_E8M0', 8),
    refused('F6_E2M3', 6),
    refused('F6_E3M2', 6),
    refused('F4', 4),
  ].map((type) => [type.name, type]),
)
