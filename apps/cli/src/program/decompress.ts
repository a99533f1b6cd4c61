import type { AddCommand } from './add-command.ts'
import { append, collect, withSpectra } from './shared-options.ts'

/** `freecurve decompress`. */
export const decompress: AddCommand = (command, io, finish) =>
  void withSpectra(
    command(
      'decompress',
      'Predict the spectrum at larger (or smaller) sizes. Several files of one size are replicates, files of several sizes a ladder.',
      [
        'decompress n001024.npy --to 50056',
        'decompress a.npy b.npy --to 10000,100000 --out r.json --plot p.svg',
        'decompress small.npy --to 50056 --eigenvalues e.npy --truth all.npy',
        'decompress n002304.npy n004608.npy --to 73728',
        'decompress covariance.npy --to 8000 --flow deformed --aspect-ratio 0.1',
        'decompress spectra.npz::eig/500 spectra.npz::eig/1000 --to 4000',
        'decompress matrix.npy --sample 1000 --repeats 4 --to 100000',
      ],
    ).argument('<spectrum...>', 'files of eigenvalues; or, with --sample, one file of a matrix'),
  )
    .option('--to <n,...>', 'sizes to predict (required)', append(','))
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
    .option('--truth <file>', 'eigenvalues at one of the sizes, to measure the distance to (file, or file::key)')
    .option('--out <file>', 'write the report as JSON')
    .option('--eigenvalues <file>', 'write n predicted eigenvalues (one size): .npy, .csv, .json, .parquet')
    .option('--plot <file.svg>', 'draw the spectrum and the laws')
    .option('--csv <file>', 'write density and CDF as a table')
    .action(async (paths, options) =>
      finish(await (await import('../commands/decompress.ts')).decompressCommand(paths, options, io)),
    )
