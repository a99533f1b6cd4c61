import type { AddCommand } from './add-command.ts'
import { withSpectra } from './shared-options.ts'

/** `freecurve validate`. */
export const validate: AddCommand = (command, io, finish) =>
  void withSpectra(
    command(
      'validate',
      'Predict every larger size of a ladder from the smaller ones, and compare: what to expect of predictions for this matrix.',
      [
        'validate n001024.npy n002048.npy n004096.npy',
        'validate small.npy middle.npy large.npy --bands 0 --json',
        'validate matrix.npy --sample 500,1000,2000',
      ],
    ).argument('<spectrum...>', 'files of eigenvalues of at least two sizes of one matrix'),
  )
    .option('--bands <laws>', 'laws behind the 90 % error bands; 0 for none', '40')
    .option('--out <file>', 'write the checks as JSON')
    .action(async (paths, options) =>
      finish(await (await import('../commands/validate.ts')).validateCommand(paths, options, io)),
    )
