import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { createNetwork, weightsFrom } from '@freecurve/networks'
import { bytesSource, safetensorsReader, writeSafetensors } from '@freecurve/spectra-io'
import { describe, expect, it } from 'vitest'
import { denoiserLoss } from '../src/denoiser.ts'
import { digits } from '../src/digits.ts'
import { roundToSingle } from '../src/round-to-single.ts'
import { tensorsOf } from '../src/tensors-of.ts'

const home = join(import.meta.dirname, '../../../examples/models')
const bytesOf = (name: string) => new Uint8Array(readFileSync(join(home, name)))

/** A network of examples/models, and its weights as they are there. */
async function modelOf(name: string) {
  const network = createNetwork(JSON.parse(readFileSync(join(home, `${name}.network.json`), 'utf8')))
  const arrays = await safetensorsReader.open(bytesSource(bytesOf(`${name}.safetensors`), name))
  return { network, weights: await weightsFrom(network, arrays) }
}

describe('the digits', () => {
  it('are trained to the weights that are there, byte for byte', { timeout: 240_000 }, async () => {
    const { network } = await modelOf('digits')
    const losses: string[] = []
    const weights = roundToSingle(await digits.train(network, (line) => losses.push(line)))
    expect(writeSafetensors(tensorsOf(network, weights))).toEqual(bytesOf('digits.safetensors'))
    expect(losses.length).toBeGreaterThan(10)
    const loss = Number(/loss ([\d.]+)/.exec(await digits.judge(network, weights))?.[1])
    expect(loss).toBeGreaterThan(0.04)
    expect(loss).toBeLessThan(0.06)
  })
})

describe('the denoiser', () => {
  it('takes noise off: less than half of it is left at t = 0.1, and less than the spread of the pixels at t = 2', async () => {
    const { network, weights } = await modelOf('denoiser')
    const noise = Math.expm1(0.2)
    expect(await denoiserLoss(network, weights, 0.1)).toBeLessThan(noise / 2)
    // What is left where nothing is known of a digit: the variance of a pixel about its mean, over all digits and pixels.
    expect(await denoiserLoss(network, weights, 2)).toBeLessThan(0.26)
  })

  it('errs on digits that it was not trained on by what the README says', async () => {
    const { network, weights } = await modelOf('denoiser')
    const readme = readFileSync(join(home, 'README.md'), 'utf8')
    const said = /error of a pixel is ([\d.]+) at t = 0.1.* ([\d.]+) at t = 0.5 and ([\d.]+) at t = 2/
      .exec(readme)
      ?.slice(1)
    const digits = [3, 2, 2]
    const found = [0.1, 0.5, 2].map((time) => denoiserLoss(network, weights, time))
    expect(said).toEqual((await Promise.all(found)).map((loss, k) => loss.toFixed(digits[k]!)))
  })
})
