import { Command } from 'commander'
import type { CliIO, ExitCode } from './io.ts'
import { compare } from './program/compare.ts'
import { decompress } from './program/decompress.ts'
import { eigenvalues } from './program/eigenvalues.ts'
import { evolve } from './program/evolve.ts'
import { fit } from './program/fit.ts'
import { inspect } from './program/inspect.ts'
import { models } from './program/models.ts'
import { plugins } from './program/plugins.ts'
import { collect } from './program/shared-options.ts'
import { validate } from './program/validate.ts'
import { version } from './version.ts'

const examples = (lines: readonly string[]): string =>
  `\nExamples:\n${lines.map((line) => `  $ freecurve ${line}`).join('\n')}`

/**
 * The commands as commander knows them; what each does is loaded when it is called.
 *
 * @param finish receives the exit code of the command that ran.
 */
export function createProgram(io: CliIO, finish: (code: ExitCode) => void): Command {
  const program = new Command('freecurve')
    .description(
      'Predicts the spectrum of a matrix too large to build from the eigenvalues of a small random principal submatrix.',
    )
    .version(version)
    .showHelpAfterError('(--help shows how it is used)')
    .addHelpText('after', examples(['decompress n001024.npy --to 50056 --out report.json --plot law.svg', 'plugins']))

  const command = (usage: string, description: string, example: readonly string[]): Command =>
    program
      .command(usage)
      .description(description)
      .option('--json', 'print the report as JSON on stdout')
      .option('--quiet', 'print nothing but errors')
      .option('--plugin <file or package>', 'load more plugins; may be repeated', collect, [])
      .addHelpText('after', examples(example))

  for (const add of [decompress, eigenvalues, models, fit, evolve, inspect, validate, compare, plugins])
    add(command, io, finish)
  return program
}
