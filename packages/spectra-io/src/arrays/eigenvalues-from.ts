import { FreecurveError, type StoredArray } from '@freecurve/core'

/**
 * The eigenvalues in an array of shape [n], [n, 1] or [1, n], in file order. The array is looked at before it is read.
 *
 * @param name of the file, for the message.
 * @throws E_SPECTRUM_SHAPE for a matrix, a scalar, more dimensions or complex numbers, and what reading throws.
 */
export async function eigenvaluesFrom(array: StoredArray, name: string): Promise<Float64Array> {
  const { shape, entries } = array
  const list = shape.length === 1 || (shape.length === 2 && shape.includes(1))
  if (!list || entries !== undefined) throw refusal(shape, `${name} ${complaint(shape, name)}`)
  const { values, imaginary } = await array.read()
  if (imaginary !== undefined)
    throw refusal(
      shape,
      `${name} holds complex numbers; the eigenvalues of a symmetric or Hermitian matrix are real. Compute them with numpy.linalg.eigvalsh, or save the real parts.`,
    )
  return values
}

const refusal = (shape: readonly number[], message: string) =>
  new FreecurveError('E_SPECTRUM_SHAPE', message, { shape })

function complaint(shape: readonly number[], name: string): string {
  const [rows, columns] = shape
  const expected = 'a list of eigenvalues, shape [n], is expected'
  if (shape.length === 0) return `holds a single number; ${expected}.`
  if (shape.length > 2) return `holds an array of shape [${shape.join(', ')}]; ${expected}.`
  if (rows === columns)
    return `looks like a matrix (${rows} × ${columns}); ${expected}. Compute them first (freecurve eigenvalues ${name} --out e.npy), or go straight from random submatrices with --sample 1000.`
  const hint =
    columns === 2
      ? ' Keep one column, and write decimals with a point.'
      : ' Is it a table of samples? --sample 1000 --as gram goes straight from the Gram matrix of its rows.'
  return `looks like a matrix (${rows} rows, ${columns} columns); ${expected}.${hint}`
}
