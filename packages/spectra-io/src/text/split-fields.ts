/** What stands between two numbers of one line; a space stands for any white space. */
export type Separator = ';' | '\t' | ',' | ' '

/** The separator a line uses: semicolon before tab before comma before white space. */
export const separatorOf = (line: string): Separator =>
  ([';', '\t', ','] as const).find((mark) => line.trim().includes(mark)) ?? ' '

/** The fields of one line, trimmed; one separator at the end of the line is allowed. */
export function splitFields(line: string, separator: Separator): readonly string[] {
  if (separator === ' ') return line.trim().split(/\s+/)
  const fields = line.split(separator).map((field) => field.trim())
  if (fields.length > 1 && fields.at(-1) === '') fields.pop()
  return fields
}
