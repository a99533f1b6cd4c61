import { parseArgs } from 'node:util'
import { messageOf } from '@freecurve/core'
import { coverageCommand } from './band-coverage/command.ts'
import { derivativesCommand } from './derivatives/command.ts'
import { ensemblesCommand } from './ensembles/command.ts'
import { lawsCommand } from './laws/command.ts'
import { modelsCommand } from './models/command.ts'
import { realCommand } from './real/command.ts'

const USAGE = `accuracy laws <file> [--scale 1e8] [--json]                       exact laws: the largest error of every quantity
accuracy real <folder> [--family auto] [--bands] [--json]         ladders of real spectra: from small ones to the largest
accuracy ensembles [--seeds 20] [--trials <name,…>] [--json]      sampled matrices whose law is known, or that have none
accuracy coverage [--seeds 40] [--trials <name,…>] [--json]       how often 90 % bands hold the truth
accuracy models <folder> [--write] [--json]                       studies of models: predicted spectra against diagonalised ones
accuracy derivatives [--json]                                     every layer type: gradients and Hessians against 60 digits`

/** Options of each scoreboard, besides --json. */
const OPTIONS: { readonly [command: string]: readonly string[] } = {
  laws: ['scale'],
  real: ['family', 'bands'],
  ensembles: ['seeds', 'trials'],
  coverage: ['seeds', 'trials'],
  models: ['write'],
  derivatives: [],
}

type Given = ReturnType<typeof read>['values']

const read = () =>
  parseArgs({
    allowPositionals: true,
    options: {
      scale: { type: 'string' },
      family: { type: 'string' },
      bands: { type: 'boolean' },
      write: { type: 'boolean' },
      seeds: { type: 'string' },
      trials: { type: 'string' },
      json: { type: 'boolean' },
      help: { type: 'boolean' },
    },
  })

try {
  const { positionals, values } = read()
  if (values.help) console.log(USAGE)
  else process.exitCode = await run(positionals, values)
} catch (thrown) {
  console.error(`${messageOf(thrown)}\n\n${USAGE}`)
  process.exitCode = 2
}

async function run([command, place, ...more]: readonly string[], given: Given): Promise<0 | 1> {
  const { json = false, family = 'auto', bands = false, write = false, scale = '1' } = given
  const unread = Object.keys(given).find((name) => name !== 'json' && !OPTIONS[command ?? '']?.includes(name))
  if (command !== undefined && Object.hasOwn(OPTIONS, command) && unread !== undefined)
    throw new Error(`accuracy ${command} does not read --${unread}.`)
  if (more.length > 0) throw new Error(`Nothing reads ${more.join(' ')}.`)
  const trials = given.trials?.split(',').map((part) => part.trim()) ?? []
  if (command === 'laws' && place !== undefined) return await lawsCommand(place, { scale: scaleOf(scale), json })
  if (command === 'real' && place !== undefined) return await realCommand(place, { family, bands, json })
  if (command === 'models' && place !== undefined) return await modelsCommand(place, { json, write })
  if (command === 'ensembles' && place === undefined)
    return await ensemblesCommand({ seeds: seedsOf(given.seeds ?? '20'), trials, json })
  if (command === 'coverage' && place === undefined)
    return await coverageCommand({ seeds: seedsOf(given.seeds ?? '40'), trials, json })
  if (command === 'derivatives' && place === undefined) return await derivativesCommand({ json })
  throw new Error('Which scoreboard, of what?')
}

function scaleOf(text: string): number {
  const scale = Number(text)
  if (!(scale > 0 && Number.isFinite(scale))) throw new Error(`--scale wants a positive number; got ${text}`)
  return scale
}

function seedsOf(text: string): number {
  const seeds = Number(text)
  if (!(Number.isInteger(seeds) && seeds >= 1)) throw new Error(`--seeds wants a whole number from 1; got ${text}`)
  return seeds
}
