import { describe, expect, it } from 'vitest'
import { bytesSource, matlabReader } from '../src/index.ts'
import { bytesOf } from './bytes-of.ts'
import { errorOf } from './error-of.ts'
import byMatlab from './fixtures/matlab/by-matlab.json' with { type: 'json' }
import byOctave from './fixtures/matlab/by-octave.json' with { type: 'json' }
import byScipy from './fixtures/matlab/by-scipy.json' with { type: 'json' }
import { expectReads, type ReferenceFile } from './reference-files.ts'

const files: readonly ReferenceFile[] = [...byMatlab, ...byOctave, ...byScipy]
const withNumbers = files.filter(({ arrays }) => Object.keys(arrays).length > 0)
const without = files.filter(({ arrays }) => Object.keys(arrays).length === 0)

describe('files by MATLAB, Octave and SciPy', () => {
  it.each(withNumbers)('$name', (file) => expectReads(matlabReader, file))

  it.each(without)('$name holds no numbers', async ({ base64 }) => {
    const bytes = bytesOf(base64, 'base64')
    expect(matlabReader.recognizes(bytes)).toBe(true)
    const error = await errorOf(() => matlabReader.open(bytesSource(bytes, 'x')))
    expect([error.code, error.details]).toMatchObject(['E_FILE_FORMAT', { format: 'matlab' }])
  })
})
