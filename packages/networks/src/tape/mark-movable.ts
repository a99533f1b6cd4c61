import type { Tape } from './tape.ts'

/**
 * Sets ẏ of every step, after a forward pass, to 1 where a small change of some parameter may move the number, in that sample, to first
 * order, and to 0 where none can. Exact, as nothing can cancel: a step without parameters is a function of one number each or a sum with
 * weights ≥ 0, and its own `tangent` of a table of 0 and 1 is 0 only where every way is cut, as by a relu that is off. Of a step with
 * parameters all numbers count as movable.
 */
export function markMovable({ network, run, cells }: Tape): void {
  cells[0]!.moves = false
  network.steps.forEach(({ operation }, k) => {
    const cell = cells[k + 1]!
    const { inputs, tangent } = cell
    cell.moves = operation.parameters !== undefined || inputs.some(({ moves }) => moves)
    if (!cell.moves) return
    if (operation.parameters !== undefined) {
      tangent.fill(1)
      return
    }
    tangent.fill(0)
    operation.tangent(cell, run)
    for (let t = 0; t < tangent.length; t++) tangent[t] = tangent[t] === 0 ? 0 : 1
  })
}
