export { layersOf, type OnnxLayer } from './layers/layers-of.ts'
export type { ValueShape } from './model/model.ts'
export { onnxReader } from './reader/reader.ts'
