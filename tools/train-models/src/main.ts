import { readFileSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { createNetwork } from '@freecurve/networks'
import { writeSafetensors } from '@freecurve/spectra-io'
import { denoiser } from './denoiser.ts'
import { digits } from './digits.ts'
import { roundToSingle } from './round-to-single.ts'
import { tensorsOf } from './tensors-of.ts'

const recipes = { digits, denoiser }

/** `main.js <digits|denoiser> [folder]`: trains a network of examples/models and writes its weights there, or into the folder given. */
const [name = '', folder] = process.argv.slice(2)
const recipe = Object.entries(recipes).find(([id]) => id === name)?.[1]
if (recipe === undefined) {
  console.error(`Which network? Expected one of ${Object.keys(recipes).join(', ')}, got "${name}".`)
  process.exit(2)
}
const home = join(import.meta.dirname, '../../../examples/models')
const network = createNetwork(JSON.parse(readFileSync(join(home, `${name}.network.json`), 'utf8')))
console.log(`${name}: ${network.size} parameters`)
const started = performance.now()
const weights = roundToSingle(await recipe.train(network, console.log))
const seconds = (performance.now() - started) / 1000
console.log(`${seconds.toFixed(0)} s of training; ${await recipe.judge(network, weights)}`)
const path = join(resolve(folder ?? home), `${name}.safetensors`)
const bytes = writeSafetensors(tensorsOf(network, weights))
writeFileSync(path, bytes)
console.log(`${path}: ${bytes.length} bytes`)
