import type { Growth, MatrixSource } from '@freecurve/core'
import { count } from '@freecurve/core'
import { addGram } from '@freecurve/eigen'
import { matrixSource } from '@freecurve/matrices'
import { addDensePart } from './add-dense-part.ts'
import { fillTables } from './fill-tables.ts'
import { kernelRows, rowsPerSample } from './kernel-rows.ts'
import { checkTangentKernelModel, type TangentKernelModel } from './model.ts'
import { planRounds, widthOf } from './plan-rounds.ts'

/** Numbers of tables that are in memory at once: 256 MB. Chosen. */
const ROOM = 2 ** 25

/**
 * Empirical neural tangent kernel of a network f at weights θ (Jacot, Gabriel, Hongler 2018, arXiv 1806.07572):
 *
 * Θ[(n,c),(n′,c′)] = Σ_θ ∂f_c(x_n)/∂θ ∂f_c′(x_n′)/∂θ
 *
 * of all outputs (rows n C + c), of one, or of their sum. A dense layer adds (x_n·x_n′ + 1)(δ_nc·δ_n′c′) with x its input and
 * δ = ∂f_c/∂y, which costs k² (inputs + units)/2 multiplications for k rows; other layers the products of their gradients, k²/2 a parameter.
 * Besides the k² entries, memory is 256 MB, or k (inputs + units) numbers where a dense layer needs more. Entries depend on which others are asked for
 * by rounding only.
 *
 * Throws E_DOMAIN where the parts do not fit together; `principal` throws E_MATRIX for bad indices.
 */
export function tangentKernel(model: TangentKernelModel): MatrixSource {
  checkTangentKernelModel(model)
  const { network, samples } = model
  const size = samples * rowsPerSample(model)
  const label = `tangent kernel of ${labelOf(model)} of ${count(samples, 'sample')}, network of ${count(network.size, 'parameter')}`
  return matrixSource(
    size,
    label,
    async ({ indices, lower, pause, progress }) => {
      const rows = kernelRows(model, indices)
      const count = indices.length
      const rounds = planRounds(network, Math.max(1, Math.floor(ROOM / count)))
      for (const [done, parts] of rounds.entries()) {
        const tables = await fillTables(model, rows, parts, pause)
        for (const [p, part] of parts.entries()) {
          const width = widthOf(part)
          if (part.type === 'dense') await addDensePart(lower, count, part, tables[p]!, pause)
          else addGram(lower, count, { table: tables[p]!, stride: width, from: 0, to: width })
          progress((done + (p + 1) / parts.length) / rounds.length)
          await pause()
        }
      }
    },
    { growth: growthOf(model) },
  )
}

function labelOf({ outputs = 'sum' }: TangentKernelModel): string {
  if (outputs === 'all') return 'all outputs'
  return outputs === 'sum' ? 'the sum of outputs' : `output ${outputs}`
}

/** Free where rows are independent samples alike in norm; kernels fall like powers, and samples come in classes, so nothing is promised. */
const growthOf = ({ outputs, network }: TangentKernelModel): Growth => ({
  flow: 'unknown',
  rank: network.size,
  note:
    outputs === 'all'
      ? 'Pairs of a sample and an output are added: samples are independent, the outputs of one are not. Kernel spectra fall like a power; whether the free flow holds, the parts of a sample decide.'
      : 'Samples are added: the free flow holds for independent samples whose diagonal entries agree. Kernel spectra fall like a power, and samples come in classes; the parts of a sample decide.',
})
