import { defineSpectrumReader, type NumberArray, type StoredArray } from '@freecurve/core'
import { heldArray } from '../arrays/held-array.ts'
import { checkTextSize, decodeText, peekText } from '../bytes/decode-text.ts'
import { readWhole } from '../bytes/read-whole.ts'
import { formatError } from '../format-error.ts'
import { isRounded, ROUNDED_HINT } from '../text/is-rounded.ts'
import { EIGENVALUES_SCHEMA } from './eigenvalues-schema.ts'
import { parseJson } from './parse.ts'

/** How many bytes are looked at to find the first character that is no white space. */
const PEEK = 4096

/**
 * Numbers in JSON: an array of numbers, an array of rows of one length, or an object with such arrays in its fields. Errors name the
 * index of what is no number, or an integer that no double holds.
 */
export const jsonReader = defineSpectrumReader({
  id: 'json',
  summary: 'JSON array, or object with arrays (.json)',
  extensions: ['json'],
  recognizes: (bytes) => /^\s*[[{]/.test(peekText(bytes, PEEK)),
  open: async (file) => {
    checkTextSize(file.size, 'json')
    return arraysIn(parseJson(decodeText(await readWhole(file), 'json')))
  },
})

function arraysIn(data: unknown): readonly StoredArray[] {
  if (Array.isArray(data)) return [stored('', data)]
  const record: { readonly [field: string]: unknown } = typeof data === 'object' && data !== null ? { ...data } : {}
  const { schema } = record
  if (typeof schema === 'string' && schema.startsWith('freecurve/') && schema !== EIGENVALUES_SCHEMA)
    throw formatError('json', `This is a ${schema} file; eigenvalues were expected (${EIGENVALUES_SCHEMA}).`)
  const arrays = Object.entries(record).flatMap(([key, value]) => (Array.isArray(value) ? [stored(key, value)] : []))
  if (arrays.length > 0) return arrays
  const fields = Object.keys(record).slice(0, 8).join(', ') || 'none'
  throw formatError(
    'json',
    `Expected an array of numbers, or an object with one in "eigenvalues"; fields here: ${fields}.`,
  )
}

/** An array whose numbers are looked at when they are asked for, so that a field of other things is no error. */
function stored(key: string, list: readonly unknown[]): StoredArray {
  const shape = Array.isArray(list[0]) ? [list.length, list[0].length] : [list.length]
  return heldArray({ key, shape, type: 'json' }, () => numbersIn(list))
}
function numbersIn(list: readonly unknown[]): NumberArray {
  if (!Array.isArray(list[0]))
    return { values: Float64Array.from(list, (value, k) => number(value, k)), shape: [list.length] }
  const columns = list[0].length
  const values = new Float64Array(list.length * columns)
  list.forEach((row, i) => {
    if (!Array.isArray(row)) throw formatError('json', `Row ${i} is ${show(row)}, not an array like row 0.`, i)
    if (row.length !== columns)
      throw formatError('json', `Row ${i} holds ${row.length} numbers, row 0 holds ${columns}.`, i)
    row.forEach((value, j) => {
      values[i * columns + j] = number(value, i, j)
    })
  })
  return { values, shape: [list.length, columns] }
}

function number(value: unknown, ...index: readonly [number, number?]): number {
  if (typeof value === 'number') return value
  const verdict =
    typeof value === 'string' && isRounded(value, Number(value))
      ? `(${show(value)}) ${ROUNDED_HINT}`
      : `is ${show(value)}, not a number.`
  throw formatError('json', `The value at [${index.join('][')}] ${verdict}`, index[0])
}

const show = (value: unknown): string => {
  if (Array.isArray(value)) return 'an array'
  return typeof value === 'object' && value !== null ? 'an object' : JSON.stringify(value).slice(0, 40)
}
