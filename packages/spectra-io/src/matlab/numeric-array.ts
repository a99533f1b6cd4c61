import type { StoredArray } from '@freecurve/core'
import { complexArray } from '../arrays/complex-array.ts'
import { countOf } from '../arrays/count-of.ts'
import { ELEMENT_TYPES, type ElementType } from '../arrays/element-type.ts'
import { columnMajor, stridedArray } from '../arrays/strided-array.ts'
import { formatError } from '../format-error.ts'
import type { ArrayHead, PartSource } from './array-head.ts'
import { FORMAT } from './format.ts'
import { type Part, partAt } from './part.ts'
import { NUMERIC, storageOf } from './storage.ts'

/** Names of complex arrays by that of their parts; those of integers have no usual name. */
const COMPLEX: { readonly [name: string]: string } = { float64: 'complex128', float32: 'complex64' }

/** A full array of numbers, column by column in the file; real and imaginary parts one after the other. */
export async function numericArray(source: PartSource, head: ArrayHead, key: string): Promise<StoredArray> {
  const real = await partAt(source.paged, head.at, head.end, source.little)
  if (!head.complex) {
    checkEnd(real, head)
    return partArray(source, head, key, real)
  }
  const imaginary = await partAt(source.paged, real.next, head.end, source.little)
  checkEnd(imaginary, head)
  const name = NUMERIC[head.type]!
  return complexArray(
    partArray(source, head, key, real),
    partArray(source, head, key, imaginary),
    COMPLEX[name] ?? `complex ${name}`,
  )
}

function partArray({ file, little }: PartSource, head: ArrayHead, key: string, part: Part): StoredArray {
  const { shape } = head
  const type = elementOf(head, part)
  const length = part.to - part.from
  if (countOf(shape) * type.size !== length)
    throw formatError(
      FORMAT,
      `An array of shape [${shape.join(', ')}] has ${length} bytes of ${type.size} each.`,
      part.from,
    )
  return stridedArray(file, {
    format: FORMAT,
    key,
    type,
    little,
    shape,
    steps: columnMajor(shape, type.size),
    at: part.from,
  })
}

/** The elements as they are stored, under the name of the class that they are of. */
function elementOf(head: ArrayHead, part: Part): ElementType {
  const type = storageOf(part.type)
  const name = NUMERIC[head.type]!
  if (type === undefined || (!type.integer && !name.startsWith('float')))
    throw formatError(
      FORMAT,
      `An array of ${name} is stored as type ${part.type}, which does not hold such numbers.`,
      part.from,
    )
  if (head.logical && type.size === 1) return ELEMENT_TYPES.bool
  return { ...type, name }
}

/** What follows the last part of an array would be read by nobody. */
export function checkEnd({ next }: Part, head: ArrayHead): void {
  if (next < head.end)
    throw formatError(FORMAT, `The data of an array end ${head.end - next} bytes before the array does.`, next)
}
