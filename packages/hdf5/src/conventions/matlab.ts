import type { Dataset, Walk } from '../library/types.ts'
import { attributeNumber, attributeText } from './attribute-value.ts'
import type { Meaning, SparseMeaning } from './meaning.ts'

/** Classes of MATLAB that are numbers. */
const NUMERIC = ['double', 'single', 'logical', ...[8, 16, 32, 64].flatMap((bits) => [`int${bits}`, `uint${bits}`])]

/** What numpy calls those that it calls otherwise. */
const TYPES: { readonly [kind: string]: string } = { double: 'float64', single: 'float32', logical: 'bool' }

/** Where MATLAB keeps what cells and objects are made of. */
const HIDDEN = /^#(refs|subsystem)#\//

/** A variable, or a field of a structure, of a file that MATLAB wrote with `save -v7.3`; undefined for one that is no numbers. */
export function matlabMeaning({ path, attributes }: Dataset): Meaning | undefined {
  const kind = attributeText(attributes, 'MATLAB_class') ?? ''
  if (!NUMERIC.includes(kind) || HIDDEN.test(path)) return undefined
  const empty = attributeNumber(attributes, 'MATLAB_empty') === 0 ? undefined : (TYPES[kind] ?? kind)
  return { key: path, reversed: true, empty, logical: kind === 'logical' }
}

/** Groups that are sparse matrices: attribute MATLAB_sparse is the number of rows; data and ir are absent where nothing is stored. */
export function matlabSparse({ groups }: Walk): readonly SparseMeaning[] {
  return groups
    .filter(({ path, attributes }) => attributes.has('MATLAB_sparse') && !HIDDEN.test(path))
    .map(({ path, attributes }) => ({
      key: path,
      values: `${path}/data`,
      rowOf: `${path}/ir`,
      startOf: `${path}/jc`,
      height: attributeNumber(attributes, 'MATLAB_sparse'),
    }))
}
