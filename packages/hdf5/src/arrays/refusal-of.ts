import type { Dataset } from '../library/types.ts'
import type { NumberType } from '../object/number-type.ts'

/** Filters that the library brings: deflate, shuffle, Fletcher's checksum, szip, n-bit, scale and offset. */
const DEFLATE = 1
const KNOWN = [DEFLATE, 2, 3, 4, 5, 6]

/** Others that are met (registry of the HDF Group). */
const NAMES: { readonly [id: number]: string } = {
  307: 'bzip2',
  32000: 'LZF',
  32001: 'Blosc',
  32004: 'LZ4',
  32008: 'bitshuffle',
  32013: 'ZFP',
  32015: 'Zstandard',
  32026: 'Blosc2',
}

/** Why the numbers of a dataset cannot be read; undefined where they can. */
export function refusalOf(dataset: Dataset, type: NumberType | undefined, outside: boolean): string | undefined {
  const { filters, virtual, size } = dataset
  if (type === undefined) return 'its numbers are of a kind that no element type stands for; save them as float64'
  if (type.element.size !== size)
    return `its elements are ${type.element.size} bytes long in one place, ${size} in another`
  if (virtual) return 'it is a view of other datasets; copy the numbers into a dataset of their own'
  if (outside) return 'its numbers lie in other files; copy them into this one with h5repack'
  const strange = filters.find((filter) => !KNOWN.includes(filter))
  if (strange !== undefined)
    return `it is compressed with ${NAMES[strange] ?? `filter ${strange}`}, which cannot be undone here; repack the file with h5repack -f GZIP=4`
  if (filters.filter((filter) => filter === DEFLATE).length > 1)
    return 'it is compressed twice over, as no program does but one that wants to burst another'
  return undefined
}
