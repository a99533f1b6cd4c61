import { parseArgs } from 'node:util'
import { messageOf } from '@freecurve/core'
import { ensemblesCommand } from './ensembles/command.ts'
import { lawsCommand } from './laws/command.ts'
import { realCommand } from './real/command.ts'

const USAGE = `accuracy laws <file> [--scale 1e8] [--json]     exact laws: the largest error of every quantity
accuracy real <folder> [--family auto] [--json]    a ladder of real spectra: from each small one to the largest
accuracy ensembles [--seeds 5] [--json]            sampled matrices whose law is known`

const { positionals, values } = parseArgs({
  allowPositionals: true,
  options: {
    scale: { type: 'string', default: '1' },
    family: { type: 'string', default: 'auto' },
    seeds: { type: 'string', default: '5' },
    json: { type: 'boolean', default: false },
  },
})
const [command, place] = positionals
const { json, family } = values
const scale = Number(values.scale)
const seeds = Number(values.seeds)

try {
  if (!(scale > 0 && Number.isFinite(scale))) throw new Error(`--scale wants a positive number; got ${values.scale}`)
  if (!(Number.isInteger(seeds) && seeds >= 1))
    throw new Error(`--seeds wants a whole number from 1; got ${values.seeds}`)
  if (command === 'laws' && place !== undefined) process.exitCode = await lawsCommand(place, { scale, json })
  else if (command === 'real' && place !== undefined) process.exitCode = await realCommand(place, { family, json })
  else if (command === 'ensembles') process.exitCode = ensemblesCommand({ seeds, json })
  else throw new Error('Which scoreboard, of what?')
} catch (thrown) {
  console.error(`${messageOf(thrown)}\n\n${USAGE}`)
  process.exitCode = 2
}
