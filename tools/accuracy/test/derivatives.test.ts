import { decimalArithmetic, layerExamples } from '@freecurve/networks/testing'
import { Decimal } from 'decimal.js'
import { expect, it } from 'vitest'
import { layerErrors } from '../src/derivatives/layer-errors.ts'

const Precise = Decimal.clone({ precision: 60 })
const arithmetic = decimalArithmetic((x) => new Precise(x), Precise.acos(-1))
const example = layerExamples.find(({ layer }) => layer === 'relu')!

it('finds derivatives right, and counts what it compared', async () => {
  const errors = await layerErrors(example, arithmetic, 20)
  expect(errors.entries).toBe(Math.ceil((errors.parameters * (errors.parameters + 1)) / 2 / 20))
  for (const error of [errors.loss, errors.gradient, errors.hessian, errors.parts]) expect(error).toBeLessThan(1e-14)
})

it('finds derivatives of another function wrong', async () => {
  const description = JSON.parse(JSON.stringify(example.description).replace('relu', 'tanh'))
  const errors = await layerErrors({ ...example, description }, arithmetic, 20)
  for (const error of [errors.loss, errors.gradient, errors.hessian]) expect(error).toBeGreaterThan(1e-3)
  expect(errors.parts).toBeLessThan(1e-14)
})
