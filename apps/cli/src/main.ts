import { endQuietly } from './quiet-streams.ts'
import { runCli } from './run-cli.ts'

endQuietly([process.stdout, process.stderr], (error) => {
  process.stderr.write(`freecurve: cannot print: ${error.message}\n`)
  process.exitCode = 1
})
const code = await runCli(process.argv.slice(2))
process.exitCode ??= code
