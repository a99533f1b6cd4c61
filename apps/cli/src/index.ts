export type { CliIO, ExitCode } from './io.ts'
export { runCli } from './run-cli.ts'
