import { symmetricEigenvalues } from '@freecurve/eigen'
import { magnitude, table, toJson } from '@freecurve/tool-accuracy/table'
import { EigenvalueDecomposition, Matrix } from 'ml-matrix'
import { machineLine, time } from '../describe-measurements.ts'
import { measure } from '../measure.ts'
import { randomSymmetric } from './random-symmetric.ts'

const SIZES = [256, 512, 1024]
/** The peer, twenty times slower, is not asked beyond this size. */
const PEER_UP_TO = 512

/** `bench eigen`: eigenvalues of dense symmetric matrices, against ml-matrix. */
export function eigenCommand({ json }: { readonly json: boolean }): void {
  const results = SIZES.map((size) => {
    const matrix = randomSymmetric(size, 1)
    const options = { warmUp: 0, budget: 3000, least: 3, most: 20 }
    const ours = measure(`freecurve ${size}`, () => symmetricEigenvalues(matrix), options)
    if (size > PEER_UP_TO) return { size, ours, peer: null, difference: null }
    const dense = Matrix.from1DArray(size, size, matrix.data)
    const solve = () => new EigenvalueDecomposition(dense, { assumeSymmetric: true }).realEigenvalues
    const peer = measure(`ml-matrix ${size}`, solve, options)
    const theirs = Float64Array.from(solve()).sort()
    const values = symmetricEigenvalues(matrix)
    const largest = Math.max(Math.abs(values[0]!), Math.abs(values[size - 1]!))
    const difference = Math.max(...values.map((x, k) => Math.abs(x - theirs[k]!))) / largest
    return { size, ours, peer, difference }
  })
  if (json) {
    console.log(toJson(results))
    return
  }
  const rows = results.map(({ size, ours, peer, difference }) => [
    String(size),
    time(ours.median),
    `${time(ours.tenths[0])} .. ${time(ours.tenths[1])}`,
    time((ours.median * 1e6) / size ** 3),
    peer ? time(peer.median) : '-',
    peer ? time(peer.median / ours.median) : '-',
    difference === null ? '-' : magnitude(difference),
  ])
  const head = ['n', 'median ms', 'middle 9/10', 'ns/n^3', 'ml-matrix ms', 'times', 'difference/norm']
  console.log(`symmetricEigenvalues (ml-matrix finds the vectors too)\n${table(head, rows)}\n${machineLine()}`)
}
