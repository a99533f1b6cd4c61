import type { OptionValues } from '@freecurve/core'
import { REPORT_SCHEMA } from '@freecurve/standard'
import { readBytes } from './read-bytes.ts'
import { readJson } from './read-json.ts'

/** What a comparison needs of a report. */
export interface ReportFile {
  readonly n0: number
  readonly flow: string
  readonly flowOptions: OptionValues
  readonly curve: unknown
}

/** Whether a file is a report of `decompress`, by content. */
export async function isReport(path: string): Promise<boolean> {
  const text = new TextDecoder().decode(await readBytes(path, 400))
  return text.trimStart().startsWith('{') && text.includes(REPORT_SCHEMA)
}

/** A report of `decompress`. Throws E_FILE_FORMAT naming the field that is wrong. */
export async function readReport(path: string): Promise<ReportFile> {
  const [{ checked, reportSchema }, content] = await Promise.all([
    import('@freecurve/standard/schemas'),
    readJson(path),
  ])
  return checked(reportSchema, content, path)
}
