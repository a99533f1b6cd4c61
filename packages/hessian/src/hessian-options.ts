import { PARAMETER_CHOICES } from './chosen-parameters.ts'
import { MATRIX_KINDS } from './matrix-of-parameters.ts'

/** What model adapters that call {@link hessianOf} let their users choose. */
export const HESSIAN_OPTIONS = {
  matrix: {
    type: 'choice',
    default: 'hessian',
    choices: MATRIX_KINDS,
    doc: 'the Hessian of the loss, its Gauss–Newton or residual part, or a Fisher matrix',
  },
  ridge: { type: 'number', default: 0, min: 0, doc: 'λ of a term λ/2 ‖θ‖² of the loss' },
  parameters: {
    type: 'choice',
    default: 'live',
    choices: PARAMETER_CHOICES,
    doc: 'those that multiply something: weights of pixels that are 0 in all samples have zero rows; or all',
  },
} as const
