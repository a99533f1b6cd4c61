import { formatError } from '@freecurve/spectra-io'
import { countField, structField, structList } from '../thrift/fields.ts'
import type { ThriftStruct } from '../thrift/read-struct.ts'
import type { ColumnPart } from './column.ts'

/**
 * Where the values of a column lie, group of rows by group.
 *
 * @param index of the column among all.
 * @throws E_FILE_FORMAT where a part lies outside of the file, or in another.
 */
export function partsOf(
  groups: readonly ThriftStruct[],
  index: number,
  columns: number,
  fileSize: number,
): readonly ColumnPart[] {
  return groups.map((group) => {
    const chunks = structList(group, 1, 'the columns of a row group')
    const rows = countField(group, 3, 'the rows of a row group')
    const chunk = chunks[index]
    const about = chunk && structField(chunk, 3)
    if (chunk === undefined || about === undefined || chunks.length !== columns || chunk.has(8) || chunk.has(9))
      throw formatError('parquet', `Column ${index} is encrypted, or lacks its description in a row group.`)
    if (chunk.has(1)) throw formatError('parquet', 'The numbers of a column lie in another file.')
    const pages = countField(about, 9, 'the place of the pages')
    const dictionary = about.has(11) ? countField(about, 11, 'the place of the dictionary') : 0
    const from = dictionary > 0 && dictionary < pages ? dictionary : pages
    const to = from + countField(about, 7, 'the size of the pages')
    if (to > fileSize)
      throw formatError(
        'parquet',
        `The pages of column ${index} end at byte ${to}, behind the end of the file.`,
        fileSize,
      )
    if (countField(about, 5, 'a number of values') !== rows)
      throw formatError('parquet', `Column ${index} has not as many values as there are rows.`)
    return { from, to, codec: countField(about, 4, 'a codec'), rows }
  })
}
