import { addGram } from '@freecurve/eigen'
import type { PrincipalJob } from '@freecurve/matrices'
import { batchesOf, checkProblem, type Problem, reversePass, sizeOf } from '@freecurve/networks'
import type { ParameterGroup } from './parameter-groups.ts'

/** Samples whose products are made between two chances to stop. */
const TERMS = 64

/**
 * Adds Σ_n Σ_s v_ns v_nsᵀ to the lower triangle, v_ns = J_nᵀ δ_ns for seeds δ_ns at the outputs, one reverse pass for each s:
 * with `curvature` the C columns of a factor of ∂²ℓ/∂f² (Gauss–Newton), with `slope` ∂ℓ/∂f alone (the empirical Fisher matrix).
 */
export async function fillByGram(
  { indices, lower, pause, progress }: PrincipalJob,
  problem: Problem,
  groups: readonly ParameterGroup[],
  seeds: 'curvature' | 'slope',
): Promise<void> {
  const loss = checkProblem(problem)
  const { data, network } = problem
  const columns = seeds === 'slope' ? 1 : sizeOf(network.output)
  const chosen = groups.flatMap(({ members }) => members)
  for (const { tape, outputs } of batchesOf(problem, false)) {
    const { count, from } = outputs
    const table = new Float64Array(indices.length * count)
    for (let s = 0; s < columns; s++) {
      if (seeds === 'slope') loss.slope(outputs, data, tape.output.adjoint)
      else loss.factor(outputs, s, tape.output.adjoint)
      reversePass(tape)
      for (const { index, place, step, access } of chosen)
        access.sampleGradient(tape.cells[step]!, tape.run, index, 'adjoint', table, place * count)
      for (let first = 0; first < count; first += TERMS) {
        await pause()
        addGram(lower, indices.length, { table, stride: count, from: first, to: Math.min(first + TERMS, count) })
      }
      progress((from + (count * (s + 1)) / columns) / data.samples)
      await pause()
    }
  }
}
