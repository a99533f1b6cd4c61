import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { batchesOf, createNetwork, weightsFrom } from '@freecurve/networks'
import { heldInputs, runLayer } from '@freecurve/onnx/run'
import { bytesSource, safetensorsReader } from '@freecurve/spectra-io'
import { describe, expect, it } from 'vitest'
import { denoiserLoss } from '../src/denoiser.ts'
import { digits } from '../src/digits.ts'
import { roundToSingle } from '../src/round-to-single.ts'

const home = join(import.meta.dirname, '../../../examples/models')
const bytesOf = (name: string) => new Uint8Array(readFileSync(join(home, name)))

/** A network of examples/models, and its weights as they are there. */
async function modelOf(name: string) {
  const description = JSON.parse(readFileSync(join(home, `${name}.network.json`), 'utf8'))
  const network = createNetwork(description)
  const arrays = await safetensorsReader.open(bytesSource(bytesOf(`${name}.safetensors`), name))
  return { description, network, weights: await weightsFrom(network, arrays) }
}

describe('the digits', () => {
  it('are trained to the weights that are there, byte for byte', { timeout: 240_000 }, async () => {
    const { description, network } = await modelOf('digits')
    const losses: string[] = []
    const weights = roundToSingle(await digits.train(network, (line) => losses.push(line)))
    expect(digits.files(description, network, weights).safetensors).toEqual(bytesOf('digits.safetensors'))
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

  it('is the same network in ONNX, up to float32', async () => {
    const { network, weights } = await modelOf('denoiser')
    const [samples, points] = [3, 784]
    const inputs = Float64Array.from({ length: samples * (points + 2) }, (_, k) => Math.sin(k * k))
    for (let n = 0; n < samples; n++) inputs.set([0.9, 0.4], n * (points + 2) + points)
    const shown = Float32Array.from({ length: samples * points }, (_, k) => {
      const n = Math.floor(k / points)
      return inputs[n * (points + 2) + (k % points)]!
    })
    const constants = { signal: 0.9, noise: 0.4 }
    const [batch] = batchesOf({ network, weights, data: { samples, inputs } }, false)
    for (const name of ['hidden1', 'hidden2', 'last']) {
      const layer = network.layers.find((one) => one.name === name)!
      const wanted = batch!.tape.cells[layer.step]!.value
      const run = { layer: name, inputs: heldInputs(shown, [samples, points]), input: 'x', constants }
      const { values } = await runLayer(bytesOf('denoiser.onnx'), run)
      const width = wanted.length / samples
      values.forEach((x, k) => {
        expect(Math.abs(x - wanted[(k % width) * samples + Math.floor(k / width)]!)).toBeLessThan(1e-4)
      })
    }
  })
})
