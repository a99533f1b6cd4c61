/** Where a command prints: text for people or JSON on `out`, everything else on `err`. */
export interface CliIO {
  out(text: string): void
  err(text: string): void
  /** Where progress is shown; absent where nobody watches. */
  readonly terminal?: NodeJS.WriteStream | undefined
}

/** The process's own streams. */
export const processIO: CliIO = {
  out: (text) => process.stdout.write(`${text}\n`),
  err: (text) => process.stderr.write(`${text}\n`),
  terminal: process.stderr.isTTY ? process.stderr : undefined,
}

/** What a shell expects of a program that was interrupted: 128 + SIGINT. */
export const INTERRUPTED = 130

/**
 * Exit codes: 0 done; 1 internal error; 2 misuse or bad input; 3 computed, but no trustworthy law (the report is still written); 130
 * interrupted.
 */
export type ExitCode = 0 | 1 | 2 | 3 | typeof INTERRUPTED

/** Options every command has. */
export interface CommonOptions {
  readonly json?: true
  readonly quiet?: true
  readonly plugin: readonly string[]
}
