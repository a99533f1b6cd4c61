import { formatError } from '@freecurve/spectra-io'
import { countField, optionalNumber, textField } from '../thrift/fields.ts'
import type { ThriftStruct } from '../thrift/read-struct.ts'

/** A column of the schema. */
export interface Leaf {
  readonly key: string
  readonly element: ThriftStruct
  /** Definition level of a value that is there. */
  readonly level: number
  /** Whether there may be several values in a row, or none. */
  readonly repeated: boolean
}

/** Deeper nesting is no table. */
const DEEPEST = 64

const REQUIRED = 0
const REPEATED = 2

/** The columns of a schema: its elements in depth-first order, each with the number of its children. */
export function leavesOf(elements: readonly ThriftStruct[]): readonly Leaf[] {
  const leaves: Leaf[] = []
  const open: { left: number; readonly name: string; readonly level: number; readonly repeated: boolean }[] = []
  for (const [k, element] of elements.entries()) {
    while (open.length > 0 && open.at(-1)!.left === 0) open.pop()
    const parent = open.at(-1)
    if ((k > 0 && parent === undefined) || open.length > DEEPEST)
      throw formatError('parquet', 'The schema is no tree of columns.')
    if (parent !== undefined) parent.left--
    const repetition = k === 0 ? REQUIRED : optionalNumber(element, 3, 'a repetition')
    const level = (parent?.level ?? 0) + (repetition === REQUIRED ? 0 : 1)
    const repeated = (parent?.repeated ?? false) || repetition === REPEATED
    const name = textField(element, 4)
    const children = element.has(5) ? countField(element, 5, 'a number of children') : 0
    if (children > 0 || k === 0) open.push({ left: children, name, level, repeated })
    else leaves.push({ key: [...open.slice(1).map((group) => group.name), name].join('.'), element, level, repeated })
  }
  if (open.some(({ left }) => left > 0)) throw formatError('parquet', 'The schema promises columns that are not there.')
  return leaves
}
