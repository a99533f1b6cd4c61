import { INTERRUPTED } from './io.ts'
import { endQuietly } from './quiet-streams.ts'
import { runCli } from './run-cli.ts'

endQuietly([process.stdout, process.stderr], (error) => {
  process.stderr.write(`freecurve: cannot print: ${error.message}\n`)
  process.exitCode = 1
})
const code = await runCli(process.argv.slice(2))
// A solver that cannot be stopped may go on in the background.
if (code === INTERRUPTED) process.exit(code)
process.exitCode ??= code
