import type { ByteSource, StoredArray } from '@freecurve/core'
import { formatError, heldArray } from '@freecurve/spectra-io'
import { leavesOf } from './file/leaves-of.ts'
import { numberKindOf } from './file/number-kind.ts'
import { partsOf } from './file/parts-of.ts'
import { readColumn } from './file/read-column.ts'
import { readFooter } from './file/read-footer.ts'
import { tableOf } from './table-of.ts'
import { countField, structList } from './thrift/fields.ts'

/** The columns of numbers in a Parquet file, and, where there are no others, the table of them, whose key is empty. */
export async function openParquet(file: ByteSource): Promise<readonly StoredArray[]> {
  const footer = await readFooter(file)
  const leaves = leavesOf(structList(footer, 2, 'a schema'))
  const rows = countField(footer, 3, 'a number of rows')
  const groups = structList(footer, 4, 'row groups')
  if (groups.reduce((sum, group) => sum + countField(group, 3, 'the rows of a row group'), 0) !== rows)
    throw formatError('parquet', `The row groups do not add up to ${rows} rows.`)
  const arrays: StoredArray[] = []
  let decimal = false
  for (const [index, { key, element, level, repeated }] of leaves.entries()) {
    const kind = repeated ? 'other' : numberKindOf(element)
    if (kind === 'other') continue
    decimal ||= kind === 'decimal'
    const type = kind === 'decimal' ? 'decimal' : kind.element.name
    const load = async () => {
      if (kind === 'decimal')
        throw formatError(
          'parquet',
          `Column "${key}" holds decimal fractions, which no binary number is equal to. Cast it to DOUBLE.`,
        )
      const parts = partsOf(groups, index, leaves.length, file.size)
      return { values: await readColumn(file, { key, kind, level, rows, parts }), shape: [rows] }
    }
    arrays.push(heldArray({ key, shape: [rows], type }, load))
  }
  const whole = arrays.length === leaves.length && !decimal && arrays.every(({ key }) => key !== '')
  if (whole && arrays.length > 1) return [...arrays, tableOf(arrays, rows, file.size)]
  if (arrays.length > 0) return arrays
  const names = leaves.slice(0, 20).map(({ key }) => key)
  throw formatError('parquet', `No column holds one number a row; the columns are: ${names.join(', ') || 'none'}.`)
}
