import { FreecurveError, isFreecurveError } from '@freecurve/core'
import { sentence } from '../sentence.ts'
import { readJson } from './read-json.ts'

/** The content of a curve file. Throws E_FILE_READ, and E_FILE_FORMAT that says how a curve file is made. */
export async function readCurveFile(path: string): Promise<unknown> {
  try {
    return await readJson(path)
  } catch (cause) {
    if (!isFreecurveError(cause) || cause.code !== 'E_FILE_FORMAT') throw cause
    throw new FreecurveError(
      'E_FILE_FORMAT',
      `${sentence(cause.message)} A curve file is wanted here; freecurve fit <spectrum> --out curve.json makes one from eigenvalues.`,
      { format: 'json' },
      { cause },
    )
  }
}
