import type { Network, NetworkDescription, Weights } from '@freecurve/networks'
import onnxProto from 'onnx-proto'
import { tensorsOf } from './tensors-of.ts'

const { onnx } = onnxProto
type Tensor = Parameters<typeof onnx.TensorProto.create>[0] & {}
type Node = Parameters<typeof onnx.NodeProto.create>[0] & {}

/** Numbers of ONNX's protobuf for float32, and for an attribute that is a whole number. */
const [FLOAT, WHOLE] = [1, 2]

/**
 * An ONNX file (opset 13) of a denoiser that is a list of dense and silu layers with names, which are those of their outputs: the input
 * `x` is [n, d], and every time input a number [1, 1], so that one serves all samples. The columns of the first weights that belong to the
 * time inputs are tensors of their own.
 *
 * @throws Error for a network of other layers: there is none in examples/models.
 */
export function onnxOfDenoiser(
  { layers }: NetworkDescription,
  network: Network,
  weights: Weights,
  timeInputs: readonly string[],
): Uint8Array {
  const points = network.input[0]! - timeInputs.length
  const tensors = new Map(tensorsOf(network, weights).map(({ name, values }) => [name, values]))
  const node: Node[] = []
  const initializer: Tensor[] = []
  const addNode = (opType: string, input: string[], output: string, more: object = {}) => {
    node.push({ opType, input, output: [output], ...more })
  }
  const addTensor = (name: string, dims: number[], values: Iterable<number>) => {
    initializer.push({ name, dims, dataType: FLOAT, rawData: new Uint8Array(Float32Array.from(values).buffer) })
  }
  let [last, width] = ['x', points]
  layers.forEach((layer, k) => {
    const { type, name = `${k}` } = layer
    if (type === 'silu') {
      addNode('Sigmoid', [last], `${name}.sigmoid`)
      addNode('Mul', [last, `${name}.sigmoid`], name)
    } else if (type === 'dense') {
      const told = k === 0 ? timeInputs : []
      const values = tensors.get(`${name}.weight`)!
      const column = (from: number, to: number) =>
        values.filter((_, at) => at % (width + told.length) >= from && at % (width + told.length) < to)
      addTensor(`${name}.weight`, [layer.units, width], column(0, width))
      addTensor(`${name}.bias`, [layer.units], tensors.get(`${name}.bias`)!)
      const sums = [...told.map((input) => `${name}.before.${input}`), name]
      const attribute = [{ name: 'transB', type: WHOLE, i: 1 }]
      addNode('Gemm', [last, `${name}.weight`, `${name}.bias`], sums[0]!, { attribute })
      told.forEach((input, t) => {
        addTensor(`${name}.weight.${input}`, [1, layer.units], column(width + t, width + t + 1))
        addNode('Mul', [input, `${name}.weight.${input}`], `${name}.of.${input}`)
        addNode('Add', [sums[t]!, `${name}.of.${input}`], sums[t + 1]!)
      })
      width = layer.units
    } else throw new Error(`A layer of the type ${type} is not written to ONNX.`)
    last = name
  })
  const graph = {
    name: 'denoiser',
    node,
    initializer,
    input: [place('x', ['n', points]), ...timeInputs.map((input) => place(input, [1, 1]))],
    output: [place(last, ['n', width])],
  } as object
  const model = { irVersion: 8, producerName: 'freecurve', opsetImport: [{ domain: '', version: 13 }], graph }
  return Uint8Array.from(onnx.ModelProto.encode(model).finish())
}

const place = (name: string, dims: readonly (number | string)[]) => ({
  name,
  type: {
    tensorType: {
      elemType: FLOAT,
      shape: { dim: dims.map((size) => (typeof size === 'string' ? { dimParam: size } : { dimValue: size })) },
    },
  },
})
