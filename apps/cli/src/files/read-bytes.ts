import { readFile } from 'node:fs/promises'
import { FreecurveError } from '@freecurve/core'

/** Everyday causes in words. */
const CAUSES: { readonly [code: string]: string } = {
  ENOENT: 'there is no such file',
  EISDIR: 'it is a folder',
  EACCES: 'reading it is not permitted',
}

/** The bytes of a file. Throws E_FILE_READ. */
export async function readBytes(path: string): Promise<Uint8Array> {
  try {
    return await readFile(path)
  } catch (cause) {
    const code = (cause as { readonly code?: string }).code ?? 'unknown'
    const reason = CAUSES[code] ?? code
    throw new FreecurveError('E_FILE_READ', `Cannot read ${path}: ${reason}.`, { path, reason }, { cause })
  }
}
