import { describe, it } from 'vitest'
import { matrixMarketReader } from '../src/index.ts'
import byScipy from './fixtures/matrix-market/by-scipy.json' with { type: 'json' }
import { expectReads, type ReferenceFile } from './reference-files.ts'

const files: readonly ReferenceFile[] = byScipy

describe('files by SciPy', () => {
  it.each(files)('$name', (file) => expectReads(matrixMarketReader, file))
})
