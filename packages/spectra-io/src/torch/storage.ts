import type { ByteSource } from '@freecurve/core'
import { ELEMENT_TYPES, type ElementType } from '../arrays/element-type.ts'
import { PickleError, type PickleObject, type PickleValue } from '../pickle/value.ts'
import { TORCH_STORAGES } from './element-types.ts'

/** The numbers that tensors are views of: a member of the archive. */
export interface TorchStorage extends PickleObject {
  readonly source: ByteSource
  readonly type: ElementType
  readonly little: boolean
}

interface StorageType extends PickleObject {
  readonly type: ElementType
}

const STORAGE = 'torch.storage'
const STORAGE_TYPE = 'torch.storage type'

/** Whether a value is a storage. */
export const isStorage = (value: PickleValue | undefined): value is TorchStorage =>
  typeof value === 'object' && value !== null && 'is' in value && value.is === STORAGE

const isStorageType = (value: PickleValue | undefined): value is StorageType =>
  typeof value === 'object' && value !== null && 'is' in value && value.is === STORAGE_TYPE

const typeOf = (type: ElementType): StorageType => ({ is: STORAGE_TYPE, type })

/** The storage classes by full name. */
export const STORAGE_GLOBALS: readonly (readonly [string, PickleObject])[] = [
  ...Object.entries(TORCH_STORAGES).map(([name, type]) => [`torch.${name}`, typeOf(type)] as const),
  ['torch.storage.UntypedStorage', typeOf(ELEMENT_TYPES.uint8)],
]

/**
 * The storage that ('storage', class, key, device, count) points at.
 *
 * @param sourceOf the member data/key of the archive, if there is one.
 * @throws PickleError where there is none, or it has another size.
 */
export function storageOf(
  id: PickleValue,
  sourceOf: (key: string) => ByteSource | undefined,
  little: boolean,
): TorchStorage {
  const [word, type, key, , count] = Array.isArray(id) ? id : []
  if (word !== 'storage' || !isStorageType(type) || typeof key !== 'string')
    throw new PickleError('it points at something that is no storage')
  const source = sourceOf(key)
  if (source === undefined) throw new PickleError(`storage "${key.slice(0, 40)}" is missing`)
  if (typeof count !== 'number' || count * type.type.size !== source.size)
    throw new PickleError(
      `storage "${key}" has ${source.size} bytes, not ${String(count)} elements of ${type.type.size}`,
    )
  return { is: STORAGE, source, type: type.type, little }
}
