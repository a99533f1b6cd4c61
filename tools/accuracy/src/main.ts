import { parseArgs } from 'node:util'
import { messageOf } from '@freecurve/core'
import { ensemblesCommand } from './ensembles/command.ts'
import { lawsCommand } from './laws/command.ts'
import { realCommand } from './real/command.ts'

const USAGE = `accuracy laws <file> [--scale 1e8] [--json]     exact laws: the largest error of every quantity
accuracy real <folder> [--family auto] [--json]    a ladder of real spectra: from each small one to the largest
accuracy ensembles [--seeds 5] [--json]            sampled matrices whose law is known`

try {
  const { positionals, values } = parseArgs({
    allowPositionals: true,
    options: {
      scale: { type: 'string', default: '1' },
      family: { type: 'string', default: 'auto' },
      seeds: { type: 'string', default: '5' },
      json: { type: 'boolean', default: false },
      help: { type: 'boolean', default: false },
    },
  })
  if (values.help) console.log(USAGE)
  else process.exitCode = await run(positionals, values)
} catch (thrown) {
  console.error(`${messageOf(thrown)}\n\n${USAGE}`)
  process.exitCode = 2
}

async function run(
  positionals: readonly string[],
  given: { readonly scale: string; readonly family: string; readonly seeds: string; readonly json: boolean },
): Promise<0 | 1> {
  const [command, place] = positionals
  const { json, family } = given
  const scale = Number(given.scale)
  const seeds = Number(given.seeds)
  if (!(scale > 0 && Number.isFinite(scale))) throw new Error(`--scale wants a positive number; got ${given.scale}`)
  if (!(Number.isInteger(seeds) && seeds >= 1))
    throw new Error(`--seeds wants a whole number from 1; got ${given.seeds}`)
  if (positionals.length > 2) throw new Error(`Nothing reads ${positionals.slice(2).join(' ')}.`)
  if (command === 'laws' && place !== undefined) return await lawsCommand(place, { scale, json })
  if (command === 'real' && place !== undefined) return await realCommand(place, { family, json })
  if (command === 'ensembles' && place === undefined) return ensemblesCommand({ seeds, json })
  throw new Error('Which scoreboard, of what?')
}
