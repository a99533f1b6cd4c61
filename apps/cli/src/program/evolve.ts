import type { AddCommand } from './add-command.ts'
import { append } from './shared-options.ts'

/** `freecurve evolve`. */
export const evolve: AddCommand = (command, io, finish) =>
  void command('evolve', 'Laws of a given curve at other sizes.', [
    'evolve curve.json --ratio 8 --at 2,3.6,5',
    'evolve --formula "1 + z*m + m^2" --ratio 2,4 --stieltjes "1,0.5"',
    'evolve --formula "1 + (z - 0.95)*m + 0.05*z*m^2" --ratio 8 --flow deformed --aspect-ratio 0.05',
  ])
    .argument('[curve]', 'a curve file')
    .option('--ratio <tau,...>', 'size ratios n/n0 (required)', append(','))
    .option('--formula <P>', 'a polynomial in z and m instead of a file')
    .option('--at <x,...>', 'points for density and CDF', append(','))
    .option('--stieltjes <re,im;...>', 'points for m(z)', append(';'))
    .option('--flow <id>', 'flow: free, deformed, or auto (deformed for a population curve, else free)', 'auto')
    .option('--aspect-ratio <c0>', 'aspect ratio at ratio 1, for flows that have one')
    .option('--out <file>', 'write the laws as JSON')
    .action(async (path, options) =>
      finish(await (await import('../commands/evolve.ts')).evolveCommand(path, options, io)),
    )
