import { spawnSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import { short, table } from '@freecurve/tool-accuracy/table'
import { registry } from './registry.ts'
import { type WatchedResult, watchedRun } from './watched-run.ts'

const USAGE = `fuzz [--reader <id>] [--seconds 10] [--inputs 1000000] [--seed 1]
Damages valid files of every reader (fixtures of the packages, and what the writers make) and has them read: each must be read or refused
with a code. Every reader runs in a process of its own, at most so many seconds and inputs. Inputs that break one go to out/fuzz.`

const ROOT = join(import.meta.dirname, '../../..')

try {
  const { values } = parseArgs({
    options: {
      reader: { type: 'string' },
      seconds: { type: 'string', default: '10' },
      inputs: { type: 'string', default: '1000000' },
      seed: { type: 'string', default: '1' },
      alone: { type: 'string' },
      help: { type: 'boolean', default: false },
    },
  })
  const [seconds, inputs, seed] = [values.seconds, values.inputs, values.seed].map(Number) as [number, number, number]
  if (values.help) console.log(USAGE)
  else if (!(seconds > 0) || !(inputs >= 1) || !Number.isSafeInteger(seed)) throw new Error('Numbers are wanted.')
  else if (values.alone !== undefined) await fuzzAlone(values.reader!, seconds, inputs, seed, values.alone)
  else fuzzAll(values.reader, seconds, inputs, seed)
} catch (thrown) {
  console.error(`${thrown instanceof Error ? thrown.message : thrown}\n\n${USAGE}`)
  process.exitCode = 2
}

/** One reader, within this process; the parent reads what is printed, and empties the folder. */
async function fuzzAlone(reader: string, seconds: number, inputs: number, seed: number, folder: string): Promise<void> {
  const result = await watchedRun({ reader, seconds, inputs, seed, folder })
  console.log(JSON.stringify({ ...result, memory: process.resourceUsage().maxRSS * 1024 }))
}

function fuzzAll(only: string | undefined, seconds: number, inputs: number, seed: number): void {
  const readers = registry.list('spectrum-reader').filter(({ id }) => only === undefined || id === only)
  if (readers.length === 0) throw new Error(`There is no reader "${only}".`)
  const script = fileURLToPath(import.meta.url)
  const folder = mkdtempSync(join(tmpdir(), 'freecurve-fuzz-'))
  const run = ({ id }: { readonly id: string }) => {
    const args = ['--alone', folder, '--reader', id, '--seconds', seconds, '--inputs', inputs, '--seed', seed].map(
      String,
    )
    const { stdout, stderr } = spawnSync(process.execPath, [script, ...args], { encoding: 'utf8', maxBuffer: 2 ** 28 })
    if (stdout === '') throw new Error(`${id} ended badly: ${stderr}`)
    const result = JSON.parse(stdout) as WatchedResult & { readonly memory: number }
    if (result.broken > 0) keep(result)
    return result
  }
  let rows: readonly ReturnType<typeof run>[]
  try {
    rows = readers.map(run)
  } finally {
    rmSync(folder, { recursive: true })
  }
  console.log(
    table(
      ['reader', 'files', 'inputs', 'read', 'refused', 'broken', 'slowest ms', 'peak MiB'],
      rows.map(({ reader, files, inputs: count, read, refused, broken, slowest, memory }) => [
        reader,
        ...[files, count, read, refused, broken].map(String),
        short(slowest, 3),
        short(memory / 2 ** 20, 3),
      ]),
    ),
  )
  process.exitCode = rows.some(({ broken }) => broken > 0) ? 1 : 0
}

function keep({ reader, example }: WatchedResult): void {
  const folder = join(ROOT, 'out/fuzz')
  mkdirSync(folder, { recursive: true })
  const path = join(folder, `${reader}.bin`)
  writeFileSync(path, Buffer.from(example!.base64, 'base64'))
  console.error(`${reader} broke on ${path}: ${example!.thrown}`)
}
