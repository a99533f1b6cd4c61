import type { PrincipalJob } from '@freecurve/matrices'
import { batchesOf, sizeOf, tangentPass } from '@freecurve/networks'
import { layerExamples } from '@freecurve/networks/testing'
import { describe, expect, it } from 'vitest'
import { fillByGram } from '../src/fill-by-gram.ts'
import { fillByTangents } from '../src/fill-by-tangents.ts'
import { parameterGroups } from '../src/parameter-groups.ts'
import { distance, range } from './matrices-of.ts'

/** What a way to the matrix puts into the lower triangle. */
async function lowerOf(size: number, fill: (job: PrincipalJob) => Promise<void>): Promise<Float64Array> {
  const lower = new Float64Array(size * size)
  await fill({ indices: range(size), lower, pause: async () => {}, progress: () => {} })
  return lower.map((x, k) => (k % size > Math.floor(k / size) ? 0 : x))
}

describe.each(layerExamples.map((example) => [example.layer, example.problem] as const))('%s', (_, problem) => {
  const { network, loss } = problem
  const { size } = network
  const outputs = sizeOf(network.output)

  it('has a Gauss–Newton matrix Σ JᵀAJ with J found forwards, on both ways to it', async () => {
    const wanted = new Float64Array(size * size)
    for (const { tape, outputs: batch } of batchesOf(problem, true)) {
      const { count, values } = batch
      const columns = Array.from(range(size), (k) => {
        const direction = new Float64Array(size)
        direction[k] = 1
        tangentPass(tape, 0, direction)
        return tape.output.tangent.slice()
      })
      for (let n = 0; n < count; n++) {
        const scores = Array.from({ length: outputs }, (_, c) => Math.exp(values[c * count + n]!))
        const all = scores.reduce((sum, score) => sum + score)
        const curvature = (c: number, d: number) => {
          const own = c === d ? 1 : 0
          return loss === 'squared' ? own : (scores[c]! / all) * (own - scores[d]! / all)
        }
        for (let k = 0; k < size; k++)
          for (let l = 0; l <= k; l++)
            for (let c = 0; c < outputs; c++)
              for (let d = 0; d < outputs; d++)
                wanted[k * size + l]! += columns[k]![c * count + n]! * curvature(c, d) * columns[l]![d * count + n]!
      }
    }
    const groups = parameterGroups(network, range(size))
    const tangents = await lowerOf(size, (job) => fillByTangents(job, problem, groups, { loss: true, network: false }))
    const gram = await lowerOf(size, (job) => fillByGram(job, problem, groups, 'curvature'))
    expect(distance(tangents, wanted)).toBeLessThan(1e-13)
    expect(distance(gram, wanted)).toBeLessThan(1e-13)
  })
})
