import type { Command } from 'commander'
import type { CliIO, ExitCode } from '../io.ts'

/** Adds a command to the program; what it does is loaded when it is called. */
export type AddCommand = (
  /** A command with the options that all have. */
  command: (usage: string, description: string, examples: readonly string[]) => Command,
  io: CliIO,
  /** Receives the exit code of the command that ran. */
  finish: (code: ExitCode) => void,
) => void
