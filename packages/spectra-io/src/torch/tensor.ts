import { type FreecurveError, isFreecurveError, type StoredArray } from '@freecurve/core'
import type { ElementType } from '../arrays/element-type.ts'
import { isShape } from '../arrays/is-shape.ts'
import { refusedArray } from '../arrays/refused-array.ts'
import { stridedArray } from '../arrays/strided-array.ts'
import { formatError } from '../format-error.ts'
import { PickleError, type PickleObject, type PickleValue } from '../pickle/value.ts'
import { isStorage, type TorchStorage } from './storage.ts'

/** A view of a storage: element [i, j, …] is number offset + i·stride[0] + j·stride[1] + … of it. */
interface View {
  readonly storage: TorchStorage
  readonly offset: number
  readonly size: readonly number[]
  readonly stride: readonly number[]
}

/**
 * A tensor out of the arguments that torch rebuilds it from: storage, offset, size, stride.
 *
 * @param typeName name of the type where the storage has none; refused when it is read where `type` is undefined.
 * @param marks tensors may be marked as conjugated or negated in place of being so: {conj: True}.
 * @throws PickleError for arguments that make no view.
 */
export function tensorOf(
  [storage, offset, size, stride]: readonly PickleValue[],
  element: { readonly name: string; readonly type: ElementType | undefined },
  marks: PickleValue | undefined,
): PickleObject {
  if (!isStorage(storage) || !isShape([offset]) || !isShape(size) || !isShape(stride) || size.length !== stride.length)
    throw new PickleError('a tensor is no view of a storage')
  const marked = marks instanceof Map && [...marks.values()].some((value) => value !== false)
  const view: View = { storage, offset: offset as number, size, stride }
  return { is: 'torch.Tensor', look: () => ({ array: (key) => arrayOf(key, view, element, marked) }) }
}

/** A tensor that cannot be read does not keep the others of the file from it: it is refused when it is read. */
function arrayOf(
  key: string,
  { storage, offset, size, stride }: View,
  { name, type }: { readonly name: string; readonly type: ElementType | undefined },
  marked: boolean,
): StoredArray {
  const refused = (error: FreecurveError<'E_FILE_FORMAT'>) => refusedArray({ key, shape: size, type: name }, error)
  if (type === undefined)
    return refused(formatError('torch', `Tensor "${key}" is of type ${name}. Save tensor.float() of it.`))
  if (marked)
    return refused(formatError('torch', `Tensor "${key}" is marked as conjugated. Save tensor.resolve_conj() of it.`))
  try {
    const steps = stride.map((step) => step * type.size)
    const { source, little } = storage
    return stridedArray(source, { format: 'torch', key, type, little, shape: size, steps, at: offset * type.size })
  } catch (error) {
    if (!isFreecurveError(error) || error.code !== 'E_FILE_FORMAT') throw error
    return refused(error as FreecurveError<'E_FILE_FORMAT'>)
  }
}
