import { isFreecurveError } from '@freecurve/core'
import { CommanderError } from 'commander'
import { type CliIO, type ExitCode, INTERRUPTED, processIO } from './io.ts'
import { createProgram } from './program.ts'

/**
 * Runs one command line and returns its exit code; never throws and never ends the process.
 *
 * @param args the arguments after the program's name.
 */
export async function runCli(args: readonly string[], io: CliIO = processIO): Promise<ExitCode> {
  let code: ExitCode = 0
  const program = createProgram(io, (result) => {
    code = result
  })
  for (const command of [program, ...program.commands])
    command
      .exitOverride()
      .configureOutput({ writeOut: (text) => io.out(text.trimEnd()), writeErr: (text) => io.err(text.trimEnd()) })
  try {
    await program.parseAsync(args, { from: 'user' })
    return code
  } catch (thrown) {
    if (thrown instanceof CommanderError) return thrown.exitCode === 0 ? 0 : 2
    if (isFreecurveError(thrown)) {
      io.err(`freecurve: ${thrown.message} [${thrown.code}]`)
      return thrown.code === 'E_PLUGIN_FAILED' ? 1 : 2
    }
    if (thrown instanceof DOMException && thrown.name === 'AbortError') return INTERRUPTED
    io.err(`freecurve: internal error: ${thrown instanceof Error ? thrown.stack : String(thrown)}`)
    return 1
  }
}
