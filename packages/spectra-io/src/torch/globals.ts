import type { ElementType } from '../arrays/element-type.ts'
import { NUMPY_GLOBALS } from '../pickle/numpy-globals.ts'
import { isObject, PickleError, type PickleObject, type PickleValue } from '../pickle/value.ts'
import { TORCH_TYPES } from './element-types.ts'
import { isStorage, STORAGE_GLOBALS } from './storage.ts'
import { tensorOf } from './tensor.ts'

interface TorchType extends PickleObject {
  readonly name: string
  readonly type: ElementType | undefined
}

const TYPE = 'torch.dtype'

const isType = (value: PickleValue | undefined): value is TorchType => isObject(value) && value.is === TYPE

const types = Object.entries(TORCH_TYPES).map(([name, type]): readonly [string, TorchType] => [
  `torch.${name}`,
  { is: TYPE, name, type },
])

/** (storage, offset, size, stride, requires_grad, hooks, marks) */
const rebuildTensor: PickleObject = {
  is: 'torch._utils._rebuild_tensor_v2',
  call: (args) => {
    const [storage] = args
    if (!isStorage(storage)) throw new PickleError('a tensor has no storage')
    return tensorOf(args, { name: storage.type.name, type: storage.type }, args[6])
  },
}

/** (storage, offset, size, stride, requires_grad, hooks, dtype, marks): types that have no storage class. */
const rebuildTypedTensor: PickleObject = {
  is: 'torch._utils._rebuild_tensor_v3',
  call: (args) => {
    const type = args[6]
    if (!isType(type)) throw new PickleError('a tensor has no type')
    return tensorOf(args, type, args[7])
  },
}

/** A parameter is its tensor, the first argument. */
const rebuildParameter: PickleObject = {
  is: 'torch._utils._rebuild_parameter',
  call: ([tensor]) => {
    if (!isObject(tensor)) throw new PickleError('a parameter has no tensor')
    return tensor
  },
}

const size: PickleObject = {
  is: 'torch.Size',
  call: ([sizes]) => {
    if (!Array.isArray(sizes)) throw new PickleError('a torch.Size has no sizes')
    return sizes
  },
}

/** Where a tensor lay, which holds no numbers. */
const device: PickleObject = { is: 'torch.device', call: () => ({ is: 'torch.device object' }) }

/** The classes and functions that a saved state dict names; no module and no class of anybody's own. */
export const TORCH_GLOBALS: ReadonlyMap<string, PickleObject> = new Map([
  ...NUMPY_GLOBALS,
  ...types,
  ...STORAGE_GLOBALS,
  ['torch._utils._rebuild_tensor_v2', rebuildTensor],
  ['torch._utils._rebuild_tensor_v3', rebuildTypedTensor],
  ['torch._utils._rebuild_parameter', rebuildParameter],
  ['torch.Size', size],
  ['torch.device', device],
])
