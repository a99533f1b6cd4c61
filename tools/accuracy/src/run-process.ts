import { spawnSync } from 'node:child_process'

/** One whole run of a program. */
export interface ProcessRun {
  readonly wall: number
  /** Milliseconds of CPU, user and system, over all threads. */
  readonly cpu: number
  /** Bytes. */
  readonly memory: number
  readonly exitCode: number
  /** What it printed. */
  readonly out: string
}

/** Bytes of output that are kept. */
const MOST_OUTPUT = 2 ** 30

const MARK = '@resources '

/** Told to the child by --import, so that it says at its end what it used. */
const WITNESS = `data:text/javascript,${encodeURIComponent(
  `process.on('exit', () => process.stderr.write('\\n${MARK}' + JSON.stringify(process.resourceUsage()) + '\\n'))`,
)}`

/** Runs a Node program to its end. Throws an Error with what it said where it could not be started or was killed. */
export function runProcess(script: string, args: readonly string[], cwd: string): ProcessRun {
  const before = performance.now()
  const { status, stdout, stderr, error } = spawnSync(process.execPath, ['--import', WITNESS, script, ...args], {
    cwd,
    encoding: 'utf8',
    maxBuffer: MOST_OUTPUT,
  })
  const wall = performance.now() - before
  const line = stderr?.split('\n').find((text) => text.startsWith(MARK))
  if (error !== undefined || status === null || line === undefined)
    throw error ?? new Error(`${script} ended badly: ${stderr}`)
  const used = JSON.parse(line.slice(MARK.length)) as NodeJS.ResourceUsage
  return {
    wall,
    cpu: (used.userCPUTime + used.systemCPUTime) / 1000,
    memory: used.maxRSS * 1024,
    exitCode: status,
    out: stdout,
  }
}
