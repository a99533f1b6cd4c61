import { existsSync } from 'node:fs'
import type { CliIO } from '../io.ts'

/** Says of files that were asked for and not written why, and that one that stands there is from before. */
export function sayLeftAlone(paths: readonly string[], missing: string, io: CliIO): void {
  for (const path of paths) {
    const old = existsSync(path) ? '. The file there is from before and was left alone' : ''
    io.err(`Not written, as there is ${missing}: ${path}${old}`)
  }
}
