import { FreecurveError, type NumberArray } from '@freecurve/core'

/**
 * The eigenvalues in an array of shape [n], [n, 1] or [1, n], in file order and not copied.
 *
 * @param name of the file, for the message.
 * @throws E_SPECTRUM_SHAPE for a matrix, a scalar or more dimensions.
 */
export function eigenvaluesFrom({ values, shape }: NumberArray, name: string): Float64Array {
  if (shape.length === 1 || (shape.length === 2 && shape.includes(1))) return values
  throw new FreecurveError('E_SPECTRUM_SHAPE', `${name} ${complaint(shape)}`, { shape })
}

function complaint(shape: readonly number[]): string {
  const [rows, columns] = shape
  const expected = 'a list of eigenvalues, shape [n], is expected'
  if (shape.length === 0) return `holds a single number; ${expected}.`
  if (shape.length > 2) return `holds an array of shape [${shape.join(', ')}]; ${expected}.`
  if (rows === columns)
    return `looks like a matrix (${rows} × ${columns}); ${expected}. Compute them first, for instance with numpy.linalg.eigvalsh.`
  const hint = columns === 2 ? ' Keep one column, and write decimals with a point.' : ''
  return `looks like a matrix (${rows} rows, ${columns} columns); ${expected}.${hint}`
}
