import type { ByteSource, StoredArray } from '@freecurve/core'
import { countOf, heldArray, refusedArray, rowMajor, stridedArray } from '@freecurve/spectra-io'
import type { OnnxGraph } from '../model/model.ts'
import type { TensorPlace } from '../model/read-tensor.ts'
import { fail } from '../wire/fail.ts'
import { STRING, storedType, typeName } from './element-types.ts'
import { countListed, listedNumbers } from './listed-numbers.ts'

/** A tensor under the name that `--key` takes. */
interface NamedTensor {
  readonly key: string
  readonly tensor: TensorPlace
}

/** The arrays of numbers in a model: initialisers, and what Constant nodes hold. Throws E_FILE_FORMAT. */
export function arraysIn(file: ByteSource, bytes: Uint8Array, graph: OnnxGraph): readonly StoredArray[] {
  const tensors = tensorsIn(graph, '').filter(({ tensor }) => tensor.type !== STRING)
  const arrays = tensors.map(({ key, tensor }) => arrayOf(file, bytes, key, tensor))
  for (const key of graph.sparse)
    arrays.push(
      refusedArray({ key, shape: [], type: 'sparse' }, fail(`Tensor "${key}" is sparse, which is not read.`, 0)),
    )
  checkKeys(tensors, graph.sparse)
  return arrays
}

/** Tensors of a graph and of the graphs within it, whose names begin with the node and the attribute they are in. */
function tensorsIn(graph: OnnxGraph, prefix: string): readonly NamedTensor[] {
  const initializers = graph.initializers.map((tensor) => ({ key: prefix + tensor.name, tensor }))
  const rest = graph.nodes.flatMap((node, k) => {
    const constants = node.operator === 'Constant' ? node.tensors : []
    const within = `${prefix}${node.name || `${node.operator} ${k}`}`
    return [
      ...constants.map(({ tensor }) => ({ key: prefix + (node.outputs[0] ?? ''), tensor })),
      ...node.graphs.flatMap(({ attribute, graph: body }) => tensorsIn(body, `${within}/${attribute}/`)),
    ]
  })
  return [...initializers, ...rest]
}

function arrayOf(file: ByteSource, bytes: Uint8Array, key: string, tensor: TensorPlace): StoredArray {
  const { shape, from, raw, list } = tensor
  const about = { key, shape, type: typeName(tensor.type) }
  const refuse = (what: string) => refusedArray(about, fail(`Tensor "${key}" ${what}`, from))
  if (tensor.external)
    return refuse('is stored in another file (external data). Save the model in one file: onnx.save(model, file).')
  if (tensor.segment) return refuse('is a part of a tensor (a segment). Save the model in one piece.')
  const stored = storedType(tensor.type)
  if (stored === undefined) return refuse(`is of ${about.type}. Save it as float32.`)
  const { element } = stored
  if (raw !== undefined) {
    checkCount(key, tensor, (raw.to - raw.from) / element.size)
    const steps = rowMajor(shape, element.size)
    return stridedArray(file, { format: 'onnx', key, type: element, little: true, shape, steps, at: raw.from })
  }
  if (list !== undefined && list !== stored.list)
    throw fail(`Tensor "${key}" is of ${about.type} but lists other numbers.`, from)
  checkCount(key, tensor, countListed(bytes, tensor) / (element.imaginary === undefined ? 1 : 2))
  return heldArray(about, async () => listedNumbers(await file.read(tensor.from, tensor.to), tensor, element))
}

function checkCount(key: string, { shape, from }: TensorPlace, count: number): void {
  if (countOf(shape) !== count)
    throw fail(`Tensor "${key}" of shape [${shape.join(', ')}] holds ${count} numbers.`, from)
}

/** A key must not mean two things, nor nothing. */
function checkKeys(tensors: readonly NamedTensor[], sparse: readonly string[]): void {
  const seen = new Set(sparse)
  for (const { key, tensor } of tensors) {
    if (key === '') throw fail('A tensor has no name.', tensor.from)
    if (seen.has(key)) throw fail(`Two tensors of the model are called "${key}".`, tensor.from)
    seen.add(key)
  }
}
