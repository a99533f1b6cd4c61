import { parseArgs } from 'node:util'
import { messageOf } from '@freecurve/core'
import { cliCommand } from './cli/command.ts'
import { decompressCommand } from './decompress/command.ts'
import { eigenCommand } from './eigen/command.ts'
import { evolveCommand } from './evolve/command.ts'
import { fitCommand } from './fit/command.ts'
import { samplingCommand } from './sampling/command.ts'

const COMMANDS = {
  evolve: evolveCommand,
  fit: fitCommand,
  cli: cliCommand,
  decompress: decompressCommand,
  eigen: eigenCommand,
  sampling: samplingCommand,
}

const USAGE = `bench evolve [--json]      laws of known curves at other ratios
bench fit [--json]         fits, over sizes and replicates
bench cli [--json]         the command line as whole processes
bench decompress [--json]  the whole command, over sizes and replicates, with and without bands
bench eigen [--json]       eigenvalues of dense matrices, against LAPACK, numpy and ml-matrix, and of hard cases
bench sampling [--json]    submatrices out of matrices on disk (3.2 GB, made and removed)`

try {
  const { positionals, values } = parseArgs({
    allowPositionals: true,
    options: { json: { type: 'boolean', default: false }, help: { type: 'boolean', default: false } },
  })
  const [name] = positionals
  if (values.help) console.log(USAGE)
  else if (positionals.length !== 1 || !name || !Object.hasOwn(COMMANDS, name)) throw new Error('Which benchmark?')
  else await COMMANDS[name as keyof typeof COMMANDS](values)
} catch (thrown) {
  console.error(`${messageOf(thrown)}\n\n${USAGE}`)
  process.exitCode = 2
}
