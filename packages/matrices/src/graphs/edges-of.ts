import type { NumberArray, SparseEntries } from '@freecurve/core'
import { refusal } from '../views/refusal.ts'

/** Both directions of every edge of a list (m×2 or m×3), and the number of nodes. Throws E_MATRIX. */
export function edgesOf(
  { values, shape }: NumberArray,
  nodes: number | null,
): SparseEntries & { readonly size: number } {
  const [count, width] = shape as readonly [number, number]
  for (let k = 0; k < count; k++) for (let c = 0; c < 2; c++) checkNode(values[k * width + c]!, k, nodes)
  const numbers = nodes === null ? numberNodes(values, count, width) : undefined
  const nodeAt = (k: number, c: number) => {
    const name = values[k * width + c]!
    return numbers === undefined ? name : numbers.get(name)!
  }
  const rows = new Uint32Array(2 * count)
  const columns = new Uint32Array(2 * count)
  const weights = new Float64Array(2 * count).fill(1)
  for (let k = 0; k < count; k++) {
    const [a, b] = [nodeAt(k, 0), nodeAt(k, 1)]
    const weight = width === 3 ? values[k * width + 2]! : 1
    if (!Number.isFinite(weight)) throw refusal(`Edge ${k + 1} has the weight ${weight}.`, 'weight not finite', weight)
    rows.set([a, b], 2 * k)
    columns.set([b, a], 2 * k)
    weights.set([weight, weight], 2 * k)
  }
  return { rows, columns, values: weights, size: nodes ?? numbers!.size }
}

function checkNode(node: number, edge: number, nodes: number | null): void {
  if (Number.isSafeInteger(node) && node >= 0 && (nodes === null || node < nodes)) return
  const range = nodes === null ? 'whole numbers from 0 on' : `whole numbers from 0 to ${nodes - 1}`
  throw refusal(`Edge ${edge + 1} names the node ${node}; nodes are ${range}.`, 'no node', node)
}

/** The numbers that occur as nodes, in ascending order, each with its place. */
function numberNodes(values: Float64Array, count: number, width: number): ReadonlyMap<number, number> {
  const seen = new Set<number>()
  for (let k = 0; k < count; k++) seen.add(values[k * width]!).add(values[k * width + 1]!)
  return new Map([...seen].sort((a, b) => a - b).map((name, place) => [name, place] as const))
}
