import type { AddCommand } from './add-command.ts'
import { withMatrix } from './shared-options.ts'

/** `freecurve eigenvalues`. */
export const eigenvalues: AddCommand = (command, io, finish) =>
  void withMatrix(
    command(
      'eigenvalues',
      'Eigenvalues of random principal submatrices of a matrix in a file, of which no more is read than the pages that hold them; or of the whole.',
      [
        'eigenvalues matrix.npy --size 1000 --repeats 4 --seed 7 --out e.npy',
        'eigenvalues small.mtx --out e.csv',
        'eigenvalues activations.npy --as gram --size 2000 --out e.npy',
        'eigenvalues web.txt --as laplacian,normalized=yes --size 1000 --out e.npy',
        'eigenvalues model.safetensors --key layers.3.weight --as gram --size 1000 --out e.npy',
      ],
    ).argument('<matrix>', 'file of a matrix, of a table, or of the edges of a graph'),
    '',
  )
    .option('--size <n0>', 'size of the submatrices; without it, the whole matrix')
    .option('--repeats <r>', 'number of submatrices', '1')
    .option('--seed <number>', 'seed of the draw', '1')
    .option(
      '--out <file>',
      'write the eigenvalues: .npy, .csv, .json, .parquet; several submatrices make name-1.npy, name-2.npy, …',
    )
    .action(async (path, options) =>
      finish(await (await import('../commands/eigenvalues.ts')).eigenvaluesCommand(path, options, io)),
    )
