import { addProduct } from '@freecurve/eigen'
import type { PrincipalJob } from '@freecurve/matrices'
import {
  type Batch,
  batchesOf,
  checkProblem,
  type Network,
  type Problem,
  reversePass,
  tangentPass,
  tangentReversePass,
} from '@freecurve/networks'
import type { ChosenParameter, ParameterGroup } from './parameter-groups.ts'
import { permuteSymmetric } from './permute-symmetric.ts'

/** Which second derivatives count: those of the loss by the outputs, those of the network by its parameters, or both. */
export interface Curvature {
  readonly loss: boolean
  readonly network: boolean
}

/** A tangent pass and a reverse pass. */
const PASSES = 2

/**
 * Adds Σ_n of the chosen second derivatives to the lower triangle, forward over reverse. Parameters θ that move one output y_a by
 * ∂y_a/∂θ = x_θ share one pass with ẏ_a = 1 for all samples at once, which gives the derivative D_θ′(n) of every later ∂ℓ_n/∂θ′, and
 *
 * H(θ, θ′) = Σ_n x_θ(n) D_θ′(n),
 *
 * a matrix product for all θ of the group. A parameter that moves several outputs, as those of convolutions do, has a pass of its own with
 * ẏ = ∂y/∂θ; then the sum over the samples is all that is needed. Only θ′ of the same group and of later ones are needed, as H is symmetric.
 */
export async function fillByTangents(
  { lower, pause, progress }: PrincipalJob,
  problem: Problem,
  groups: readonly ParameterGroup[],
  curvature: Curvature,
): Promise<void> {
  const loss = checkProblem(problem)
  const { data } = problem
  const chosen = groups.flatMap(({ members }) => members)
  const work = groups.map((group) => workOf(problem.network, group, chosen.length))
  const total = work.reduce((sum, one) => sum + one, 0)
  for (const batch of batchesOf(problem, true)) {
    const { tape, outputs } = batch
    const { count, from } = outputs
    loss.slope(outputs, data, tape.output.adjoint)
    reversePass(tape)
    const derivatives = new Float64Array(chosen.length * count)
    let done = 0
    for (const [g, group] of groups.entries()) {
      move(batch, group)
      if (curvature.loss) loss.curvature(outputs, tape.output.tangent, tape.output.adjointTangent)
      else tape.output.adjointTangent.fill(0)
      if (curvature.network) tangentReversePass(tape, { until: group.step })
      else reversePass(tape, { field: 'adjointTangent', until: group.step })
      if (group.row === undefined) {
        addSums(lower, batch, chosen, group.from, curvature.network)
      } else {
        differentiate(derivatives, batch, chosen, group.from, curvature.network)
        addGroup(lower, chosen.length, batch, group, derivatives)
      }
      done += work[g]!
      progress((from + (g === groups.length - 1 ? count : (count * done) / total)) / data.samples)
      await pause()
    }
  }
  permuteSymmetric(
    lower,
    Uint32Array.from(chosen, ({ place }) => place),
  )
}

/** Sets the tangents of the group's step, and of all later ones. */
function move({ tape }: Batch, { step, row, members }: ParameterGroup): void {
  const { run, cells } = tape
  const cell = cells[step]!
  const [{ access, index }] = members as [ChosenParameter]
  if (row === undefined) access.inject(cell, run, index)
  else cell.tangent.fill(0).fill(1, row * run.count, (row + 1) * run.count)
  tangentPass(tape, step)
}

/** derivatives[c, n] = ∂/∂ε of ∂ℓ_n/∂θ_c for the chosen parameters from `from` on. */
function differentiate(
  derivatives: Float64Array,
  { tape: { run, cells } }: Batch,
  chosen: readonly ChosenParameter[],
  from: number,
  bends: boolean,
): void {
  for (let c = from; c < chosen.length; c++) {
    const { index, step, access } = chosen[c]!
    access.sampleGradient(cells[step]!, run, index, 'adjointTangent', derivatives, c * run.count)
    if (bends) access.addSampleBend(cells[step]!, run, index, derivatives, c * run.count)
  }
}

/** Adds Σ_n D_θ′(n) for the one θ of the group, in its column, and θ′ from it on, in their rows. */
function addSums(
  lower: Float64Array,
  { tape: { run, cells } }: Batch,
  chosen: readonly ChosenParameter[],
  from: number,
  bends: boolean,
): void {
  for (let c = from; c < chosen.length; c++) {
    const { index, step, access } = chosen[c]!
    const cell = cells[step]!
    const entry = access.gradientEntry(cell, run, index, 'adjointTangent')
    lower[c * chosen.length + from]! += bends ? entry + access.bendEntry(cell, run, index) : entry
  }
}

/** Multiplications for a group and one sample, for the progress: a pass through the later steps and their derivatives, then the products. */
function workOf(network: Network, { step, from, members }: ParameterGroup, chosen: number): number {
  const passed = network.steps.slice(step - 1)
  const pass = passed.reduce((sum, { operation: { size, parameters } }) => sum + size + (parameters?.cost ?? 0), 0)
  return PASSES * pass + members.length * (chosen - from)
}

/** Adds Σ_n x_θ(n) D_θ′(n) for θ of the group, in its columns, and θ′ from the same one on, in their rows. */
function addGroup(
  lower: Float64Array,
  size: number,
  { tape: { run, cells } }: Batch,
  { step, from, members }: ParameterGroup,
  derivatives: Float64Array,
): void {
  const { count } = run
  const inputs = members[0]!.access.factors(cells[step]!)
  const factors = new Float64Array(members.length * count).fill(1)
  members.forEach(({ factor }, r) => {
    if (factor >= 0) factors.set(inputs.subarray(factor * count, (factor + 1) * count), r * count)
  })
  addProduct(
    { table: lower, at: from * size + from, row: size },
    { rows: size - from, columns: members.length, depth: count },
    { table: derivatives, at: from * count, row: count },
    { table: factors, row: count },
  )
}
