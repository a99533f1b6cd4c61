/**
 * Compiles the AssemblyScript in kernel/ to WebAssembly and writes it, as base64, to src/generated/kernel.ts: `npm run kernel`.
 * With --check nothing is written, and it fails unless the file is what the compiler makes of the sources now.
 */
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import asc from 'assemblyscript/asc'

const home = join(dirname(fileURLToPath(import.meta.url)), '..')
const target = join(home, 'src/generated/kernel.ts')

const options = [
  'kernel/index.ts',
  '--outFile=kernel.wasm',
  '-O3',
  '--runtime=stub',
  '--noAssert',
  '--enable=simd,threads',
  '--importMemory',
  '--sharedMemory',
  '--initialMemory=1',
  '--maximumMemory=65536',
  `--baseDir=${home}`,
]

let binary
const { error, stderr } = await asc.main(options, {
  writeFile: (name, contents) => {
    if (name === 'kernel.wasm') binary = contents
  },
})
if (error) throw new Error(`${stderr}`, { cause: error })

const text = `/** Made by scripts/build-kernel.mjs from kernel/: ${binary.length} bytes of WebAssembly in base64. */
export const KERNEL =
  '${Buffer.from(binary).toString('base64')}'
`
if (!process.argv.includes('--check')) {
  mkdirSync(dirname(target), { recursive: true })
  writeFileSync(target, text)
  console.log(`${target}: ${binary.length} bytes of WebAssembly.`)
} else if (readFileSync(target, 'utf8') !== text) {
  console.error('src/generated/kernel.ts is not what kernel/ compiles to. Run "npm run kernel" in packages/eigen.')
  process.exitCode = 1
}
