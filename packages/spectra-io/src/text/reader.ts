import { defineSpectrumReader, type NumberArray } from '@freecurve/core'
import { heldArray } from '../arrays/held-array.ts'
import { checkTextSize, decodeText, peekText } from '../bytes/decode-text.ts'
import { readWhole } from '../bytes/read-whole.ts'
import { formatError } from '../format-error.ts'
import { isRounded, ROUNDED_HINT } from './is-rounded.ts'
import { numberToken } from './number-token.ts'
import { type Separator, separatorOf, splitFields } from './split-fields.ts'

/** How many bytes are looked at to tell whether a file is text with numbers in it. */
const PEEK = 2 ** 16

/** Control characters tell binary files from text. */
const CONTROL = /(?![\t\n\v\f\r])\p{Cc}/u

const isBlankOrComment = (line: string): boolean => /^\s*(?:[#%]|$)/.test(line)

/** A header has words only: a first line with a digit, sign or dot in front of a token is data, maybe misspelt. */
const isHeader = (line: string): boolean => splitFields(line, separatorOf(line)).every(isName)

const isName = (field: string): boolean => /^["']?\p{L}/u.test(field) && numberToken(field) === undefined

/**
 * Numbers in text: one list (a row or a column) or a table with rows of one length. Fields are separated by commas,
 * semicolons, tabs or white space, the same all through the file. Lines that begin with # or % are comments; one line
 * of names may stand first. `nan` and `inf` are numbers here, for the caller to refuse. An integer that no double holds is refused. Errors name line and
 * token.
 */
export const textReader = defineSpectrumReader({
  id: 'text',
  summary: 'Numbers in text (.csv, .tsv, .txt)',
  extensions: ['csv', 'tsv', 'txt'],
  recognizes: (bytes) => {
    const text = peekText(bytes, PEEK)
    if (CONTROL.test(text)) return false
    const firstLines = text
      .split(/\r\n?|\n/)
      .filter((line) => !isBlankOrComment(line))
      .slice(0, 2)
    return firstLines.some((line) => numberToken(splitFields(line, separatorOf(line))[0] as string) !== undefined)
  },
  open: async (file) => {
    checkTextSize(file.size, 'text')
    const table = readTable(decodeText(await readWhole(file), 'text').split(/\r\n?|\n/))
    return [heldArray({ key: '', shape: table.shape, type: 'text' }, () => table)]
  },
})

function readTable(lines: readonly string[]): NumberArray {
  const values: number[] = []
  let separator: Separator | undefined
  let columns = 0
  let headerSeen = false
  for (const [k, line] of lines.entries()) {
    if (isBlankOrComment(line)) continue
    if (separator === undefined && !headerSeen && isHeader(line)) {
      headerSeen = true
      continue
    }
    separator ??= separatorOf(line)
    const row = readRow(line, separator, k + 1)
    columns ||= row.length
    if (row.length !== columns)
      throw formatError('text', `Line ${k + 1} holds ${row.length} numbers, the lines before it ${columns}.`, k + 1)
    for (const value of row) values.push(value)
  }
  if (values.length === 0) throw formatError('text', 'The file holds no numbers.')
  const rows = values.length / columns
  return { values: Float64Array.from(values), shape: rows === 1 || columns === 1 ? [values.length] : [rows, columns] }
}

function readRow(line: string, separator: Separator, number: number): readonly number[] {
  return splitFields(line, separator).map((token) => {
    const value = numberToken(token)
    if (value === undefined) throw formatError('text', `Line ${number}: ${complaint(token)}`, number)
    if (isRounded(token, value)) throw formatError('text', `Line ${number}: "${shown(token)}" ${ROUNDED_HINT}`, number)
    return value
  })
}

function complaint(token: string): string {
  if (token === '') return 'a number is missing between two separators.'
  const hint = /^[+-]?\d+,\d+$/.test(token) ? ' Write decimals with a point.' : ''
  return `"${shown(token)}" is not a number.${hint}`
}

const shown = (token: string): string => (token.length > 40 ? `${token.slice(0, 40)}…` : token)
