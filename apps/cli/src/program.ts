import { Command } from 'commander'
import type { CliIO, CommonOptions, ExitCode } from './io.ts'
import { version } from './version.ts'

const collect = (value: string, list: readonly string[]): readonly string[] => [...list, value]

/** Lists of numbers given in several options are one list. */
const append =
  (separator: string) =>
  (value: string, before: string | undefined): string =>
    before === undefined ? value : before + separator + value

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

  command(
    'decompress',
    'Predict the spectrum at larger (or smaller) sizes. Several files of one size are replicates, files of several sizes a ladder.',
    [
      'decompress n001024.npy --to 50056',
      'decompress a.npy b.npy --to 10000,100000 --out r.json --plot p.svg',
      'decompress small.npy --to 50056 --eigenvalues e.npy --truth all.npy',
      'decompress n002304.npy n004608.npy --to 73728',
      'decompress covariance.npy --to 8000 --flow deformed --aspect-ratio 0.1',
      'decompress matrix.npy --sample 1000 --repeats 4 --to 100000',
    ],
  )
    .argument('<spectrum...>', 'files of eigenvalues; or, with --sample, one file of a matrix')
    .requiredOption('--to <n,...>', 'sizes to predict', append(','))
    .option(
      '--sample <n0,...>',
      'draw random principal submatrices of these sizes from a matrix; several sizes make a ladder',
      append(','),
    )
    .option('--repeats <r>', 'with --sample: submatrices of each size (1)')
    .option(
      '--as <view,option=value,...>',
      'with --sample: how the array is a matrix: symmetric, gram, adjacency, laplacian',
    )
    .option('--solver <id>', 'with --sample: eigensolver, wasm or lapack (wasm)')
    .option('--threads <number>', 'with --sample: threads of the solver')
    .option('--key <name>', 'array to read, where a file holds several')
    .option('--from <n0>', 'size of the submatrices; every file must hold that many eigenvalues')
    .option('--family <id>', 'curve family, method without a curve (compression, subordination, …), or auto', 'auto')
    .option('--flow <id>', 'flow: free, deformed, empirical (from several sizes), or auto', 'auto')
    .option('--aspect-ratio <c0>', 'aspect ratio at n0, for flows that have one')
    .option(
      '--set <option=value>',
      "an option of the curve family; may be repeated ('plugins' lists them)",
      collect,
      [],
    )
    .option('--bands <laws>', 'laws behind the 90 % error bands; 0 for none', '40')
    .option('--seed <number>', 'seed of their draws, and of the submatrices', '1')
    .option('--truth <file>', 'eigenvalues at one of the sizes, to measure the distance to')
    .option('--out <file>', 'write the report as JSON')
    .option('--eigenvalues <file>', 'write n predicted eigenvalues (one size): .npy, .csv, .json')
    .option('--plot <file.svg>', 'draw the spectrum and the laws')
    .option('--csv <file>', 'write density and CDF as a table')
    .action(async (paths, options) =>
      finish(await (await import('./commands/decompress.ts')).decompressCommand(paths, options, io)),
    )

  command(
    'eigenvalues',
    'Eigenvalues of random principal submatrices of a matrix in a file, of which no more than those is read; or of the whole.',
    [
      'eigenvalues matrix.npy --size 1000 --repeats 4 --seed 7 --out e.npy',
      'eigenvalues small.mtx --out e.csv',
      'eigenvalues activations.npy --as gram --size 2000 --out e.npy',
      'eigenvalues web.txt --as laplacian,normalized=yes --size 1000 --out e.npy',
      'eigenvalues model.safetensors --key layers.3.weight --as gram --size 1000 --out e.npy',
    ],
  )
    .argument('<matrix>', 'file of a matrix, of a table, or of the edges of a graph')
    .option('--key <name>', 'array to read, where a file holds several')
    .option(
      '--as <view,option=value,...>',
      'how the array is a matrix: symmetric, gram, adjacency, laplacian (plugins lists them)',
    )
    .option('--size <n0>', 'size of the submatrices; without it, the whole matrix')
    .option('--repeats <r>', 'number of submatrices', '1')
    .option('--seed <number>', 'seed of the draw', '1')
    .option('--solver <id>', 'wasm, or lapack where the system has it', 'wasm')
    .option('--threads <number>', 'threads of the solver')
    .option(
      '--out <file>',
      'write the eigenvalues: .npy, .csv, .json; several submatrices make name-1.npy, name-2.npy, …',
    )
    .action(async (path, options) =>
      finish(await (await import('./commands/eigenvalues.ts')).eigenvaluesCommand(path, options, io)),
    )

  command('fit', 'Fit a curve to a spectrum.', ['fit n001024.npy --out curve.json'])
    .argument('<spectrum...>', 'files of eigenvalues')
    .option('--key <name>', 'array to read, where a file holds several')
    .option('--from <n0>', 'size of the submatrices')
    .option('--family <id>', 'curve family, or auto', 'auto')
    .option('--set <option=value>', 'an option of the curve family; may be repeated', collect, [])
    .option('--out <file>', 'write the curve as JSON')
    .action(async (paths, options) => finish(await (await import('./commands/fit.ts')).fitCommand(paths, options, io)))

  command('evolve', 'Laws of a given curve at other sizes.', [
    'evolve curve.json --ratio 8 --at 2,3.6,5',
    'evolve --formula "1 + z*m + m^2" --ratio 2,4 --stieltjes "1,0.5"',
    'evolve --formula "1 + (z - 0.95)*m + 0.05*z*m^2" --ratio 8 --flow deformed --aspect-ratio 0.05',
  ])
    .argument('[curve]', 'a curve file')
    .requiredOption('--ratio <tau,...>', 'size ratios n/n0', append(','))
    .option('--formula <P>', 'a polynomial in z and m instead of a file')
    .option('--at <x,...>', 'points for density and CDF', append(','))
    .option('--stieltjes <re,im;...>', 'points for m(z)', append(';'))
    .option('--flow <id>', 'flow: free, deformed, or auto (deformed for a population curve, else free)', 'auto')
    .option('--aspect-ratio <c0>', 'aspect ratio at ratio 1, for flows that have one')
    .option('--out <file>', 'write the laws as JSON')
    .action(async (path, options) =>
      finish(await (await import('./commands/evolve.ts')).evolveCommand(path, options, io)),
    )

  command('inspect', 'What is in a spectrum or a curve, and what it means for a prediction.', [
    'inspect n001024.npy',
    'inspect a.npy b.npy --json',
    'inspect n002304.npy n004608.npy',
    'inspect curve.json',
  ])
    .argument(
      '<file...>',
      'files of eigenvalues (several of one size are replicates, of several sizes a ladder), or one curve file',
    )
    .option('--key <name>', 'array to read, where a file holds several')
    .option('--from <n0>', 'size of the submatrices')
    .option('--flow <id>', 'flow of a curve: free, deformed, or auto', 'auto')
    .option('--aspect-ratio <c0>', 'aspect ratio at ratio 1, for flows of a curve that have one')
    .option('--out <file>', 'write the inspection as JSON')
    .action(async (paths, options) =>
      finish(await (await import('./commands/inspect.ts')).inspectCommand(paths, options, io)),
    )

  command(
    'validate',
    'Predict every larger size of a ladder from the smaller ones, and compare: what to expect of predictions for this matrix.',
    ['validate n001024.npy n002048.npy n004096.npy', 'validate small.npy middle.npy large.npy --bands 0 --json'],
  )
    .argument('<spectrum...>', 'files of eigenvalues of at least two sizes of one matrix')
    .option('--key <name>', 'array to read, where a file holds several')
    .option('--bands <laws>', 'laws behind the 90 % error bands; 0 for none', '40')
    .option('--seed <number>', 'seed of their draws', '1')
    .option('--out <file>', 'write the checks as JSON')
    .action(async (paths, options) =>
      finish(await (await import('./commands/validate.ts')).validateCommand(paths, options, io)),
    )

  command('compare', 'Distances between two spectra, or a report and a spectrum.', [
    'compare e.npy n050056.npy',
    'compare report.json n050056.npy',
  ])
    .argument('<a>', 'eigenvalues or a report of decompress')
    .argument('<b>', 'eigenvalues or a report of decompress')
    .option('--key <name>', 'array to read, where a file holds several')
    .action(async (a, b, options) =>
      finish(await (await import('./commands/compare.ts')).compareCommand(a, b, options, io)),
    )

  command('plugins', 'List what is registered.', ['plugins', 'plugins --plugin ./my-family.js --json']).action(
    async (options: CommonOptions) => finish(await (await import('./commands/plugins.ts')).pluginsCommand(options, io)),
  )

  return program
}
