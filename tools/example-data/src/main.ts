import { mkdirSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { exampleSpectra } from './example-spectra.ts'

/** `main.js [folder]`: writes the example spectra, into data/example of this workspace unless a folder is given. */
const folder = resolve(process.argv[2] ?? join(import.meta.dirname, '../../../data/example'))
mkdirSync(folder, { recursive: true })
for (const { name, bytes } of exampleSpectra()) {
  writeFileSync(join(folder, name), bytes)
  console.log(`${join(folder, name)}: ${bytes.length} bytes`)
}
