import type { SpectrumReader, SpectrumWriter } from '../spectrum-reader.ts'
import { must, mustReject, type TestedLaw } from './law.ts'
import { sourceOf } from './source-of.ts'

/** Values that files get wrong: subnormal, huge, negative zero, thirds. */
const VALUES = Float64Array.of(-1e300, -2.5, -1 / 3, -0, 5e-324, 1e-17, 0.1, 1, 2 / 3, 12345.678901234567, 1e300)

/** What a reader owes: bytes that are nothing are refused, and refusing is all that happens. */
export function spectrumReaderLaws(reader: SpectrumReader): readonly TestedLaw[] {
  const junk = Uint8Array.from({ length: 257 }, (_, k) => (k * 73 + 11) & 255)
  return [
    { name: 'binary junk is not recognised', check: () => must('junk', !reader.recognizes(junk)) },
    {
      name: 'binary junk is refused',
      check: () => mustReject('junk', ['E_FILE_FORMAT'], () => readAll(reader, junk)),
    },
    {
      name: 'no bytes are refused',
      check: () => mustReject('an empty file', ['E_FILE_FORMAT'], () => readAll(reader, new Uint8Array())),
    },
  ]
}

async function readAll(reader: SpectrumReader, bytes: Uint8Array): Promise<void> {
  for (const array of await reader.open(sourceOf(bytes))) await array.read()
}

/** What a writer owes: some reader recognises its files and gives every value back, bit for bit. */
export function spectrumWriterLaws(writer: SpectrumWriter, readers: readonly SpectrumReader[]): readonly TestedLaw[] {
  return [
    {
      name: 'what is written is read back bit for bit',
      check: async () => {
        const bytes = writer.write(VALUES)
        const reader = readers.find((one) => one.recognizes(bytes))
        must(`a reader recognises what ${writer.id} writes`, reader !== undefined)
        const arrays = await reader!.open(sourceOf(bytes))
        must(`${writer.id} writes one array`, arrays.length === 1)
        const { values } = await arrays[0]!.read()
        must(`${writer.id} keeps the number of values`, values.length === VALUES.length)
        VALUES.forEach((x, k) => {
          must(`${writer.id}: ${x} came back as ${values[k]}`, Object.is(values[k], x))
        })
      },
    },
  ]
}
