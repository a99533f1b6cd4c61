import { formatError } from '@freecurve/spectra-io'
import type { Decompress } from '../compression/load-decompressor.ts'
import { PLAIN, PLAIN_DICTIONARY } from '../encodings/encoding.ts'
import { plainValues } from '../encodings/plain-values.ts'
import type { NumberKind } from '../file/number-kind.ts'
import type { PageHeader } from './page-header.ts'

/** The values that the pages of a column refer to by number. An integer beyond 2^53 is NaN: it is refused where it is used. */
export function decodeDictionary(
  header: PageHeader,
  body: Uint8Array,
  kind: NumberKind,
  decompress: Decompress,
): Float64Array {
  if (header.encoding !== PLAIN && header.encoding !== PLAIN_DICTIONARY)
    throw formatError('parquet', `A dictionary in encoding ${header.encoding} is not known.`)
  const values = new Float64Array(checkedCount(header, body))
  plainValues(decompress(body, header.size), kind, values, 0, values.length)
  return values
}

/** Before anything is allocated for it: a value of a dictionary takes a bit at least. */
function checkedCount({ count, size }: PageHeader, body: Uint8Array): number {
  if (count > 8 * size || size > Math.max(2 ** 20, 1032 * body.length))
    throw formatError('parquet', `A dictionary of ${size} bytes does not hold ${count} values.`)
  return count
}
