import { type Command, InvalidArgumentError } from 'commander'

/** An option that may be repeated. */
export const collect = (value: string, list: readonly string[]): readonly string[] => [...list, value]

/** Lists of numbers given in several options are one list. */
export const append =
  (separator: string) =>
  (value: string, before: string | undefined): string =>
    before === undefined ? value : before + separator + value

/** An option that may be given once. */
export const once = (value: string, before: string | undefined): string => {
  if (before === undefined) return value
  throw new InvalidArgumentError(`It was given twice: "${before}" and "${value}".`)
}

/** What --key means. */
export const KEY = 'array to read, where a file holds several; file::key says so for one file'

/** How a file is a matrix, and by what its eigenvalues are found. */
export const withMatrix = (command: Command, when = 'with --sample: '): Command =>
  withSolver(
    command
      .option('--key <name>', KEY, once)
      .option(
        '--as <view,option=value,...>',
        `${when}how the array is a matrix: symmetric, gram, adjacency or laplacian ('plugins' lists their options); of a model, its adapter's options`,
        once,
      ),
    when,
  )

/** By what eigenvalues are found. */
export const withSolver = (command: Command, when = ''): Command =>
  command
    .option(
      '--solver <id>',
      `${when}eigensolver: wasm (the default, but for the whole of a model that has a way of its own), or lapack where the system has it`,
    )
    .option('--threads <number>', `${when}the most threads that the solver may use, from 1 to 256`)

/** Which submatrices are drawn, and where their eigenvalues go. */
export const withDraws = (command: Command): Command =>
  command
    .option('--size <n0>', 'size of the submatrices; without it, the whole matrix')
    .option('--repeats <r>', 'number of submatrices', '1')
    .option('--seed <number>', 'seed of the draw', '1')
    .option(
      '--out <file>',
      'write the eigenvalues: .npy, .csv, .json, .parquet; several submatrices make name-1.npy, name-2.npy, …',
    )

/** Where spectra come from: files of eigenvalues, or random submatrices of a matrix. */
export const withSpectra = (command: Command): Command =>
  withMatrix(
    command
      .option('--from <n0>', 'size of the submatrices; every file must hold that many eigenvalues')
      .option(
        '--sample <n0,...>',
        'draw random principal submatrices of these sizes from a matrix; several sizes make a ladder',
        append(','),
      )
      .option('--repeats <r>', 'with --sample: submatrices of each size (1)'),
  ).option('--seed <number>', 'seed of every random draw', '1')
