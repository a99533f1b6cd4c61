import { outOfDomain } from '@freecurve/core'
import type { Loss, OutputBatch } from './loss.ts'

/**
 * −log p_y with p_c ∝ e^{f_c}; A = diag p − p pᵀ = Σ_c p_c (e_c − p)(e_c − p)ᵀ.
 *
 * Everything is written so that nothing cancels where one class is all but certain: with f counted from the largest, d, the mean of what
 * is counted from its place has no large term, and 1 − p_c is summed from the others.
 */
export const crossEntropy: Loss = {
  id: 'cross-entropy',
  check({ labels, samples }, outputs) {
    if (labels === undefined)
      throw outOfDomain('the data', 'labels', labels, 'given: the cross-entropy compares with them')
    if (!(labels instanceof Uint32Array) || labels.length !== samples)
      throw outOfDomain('the data', 'labels', labels.length, `a Uint32Array of ${samples} labels`)
    if (outputs < 2) throw outOfDomain('the network', 'outputs', outputs, 'at least 2 classes')
    const bad = labels.find((label) => label >= outputs)
    if (bad !== undefined) throw outOfDomain('the data', 'labels', bad, `from 0 to ${outputs - 1}, one for each output`)
  },
  value(batch, { labels }) {
    const { values, outputs, count, from } = batch
    let loss = 0
    for (let n = 0; n < count; n++) {
      const largest = values[largestOf(batch, n) * count + n]!
      let sum = 0
      for (let c = 0; c < outputs; c++) sum += Math.exp(values[c * count + n]! - largest)
      // The sum holds e^0 = 1 and what the other classes add.
      loss += largest - values[labels![from + n]! * count + n]! + Math.log(sum)
    }
    return loss
  },
  slope(batch, { labels }, delta) {
    const { outputs, count, from } = batch
    probabilities(batch, delta)
    for (let n = 0; n < count; n++) {
      const label = labels![from + n]!
      delta[label * count + n] = -othersOf(delta, outputs, count, n, label)
    }
  },
  curvature(batch, tangent, delta) {
    const { outputs, count } = batch
    probabilities(batch, delta)
    for (let n = 0; n < count; n++) {
      const origin = tangent[largestOf(batch, n) * count + n]!
      let mean = 0
      for (let c = 0; c < outputs; c++) mean += delta[c * count + n]! * (tangent[c * count + n]! - origin)
      for (let c = 0; c < outputs; c++) delta[c * count + n]! *= tangent[c * count + n]! - origin - mean
    }
  },
  factor(batch, column, delta) {
    const { outputs, count } = batch
    probabilities(batch, delta)
    for (let n = 0; n < count; n++) {
      const own = Math.sqrt(delta[column * count + n]!)
      const others = othersOf(delta, outputs, count, n, column)
      for (let c = 0; c < outputs; c++) delta[c * count + n]! *= -own
      delta[column * count + n] = own * others
    }
  },
}

/** The class with the largest output of sample n; of equal ones the first. */
function largestOf({ values, outputs, count }: OutputBatch, n: number): number {
  let largest = 0
  for (let c = 1; c < outputs; c++) if (values[c * count + n]! > values[largest * count + n]!) largest = c
  return largest
}

/** p, outputs × count */
function probabilities(batch: OutputBatch, out: Float64Array): void {
  const { values, outputs, count } = batch
  for (let n = 0; n < count; n++) {
    const largest = values[largestOf(batch, n) * count + n]!
    let sum = 0
    for (let c = 0; c < outputs; c++) {
      const p = Math.exp(values[c * count + n]! - largest)
      out[c * count + n] = p
      sum += p
    }
    for (let c = 0; c < outputs; c++) out[c * count + n]! /= sum
  }
}

/** Σ p_c over c ≠ own, for sample n. */
function othersOf(p: Float64Array, outputs: number, count: number, n: number, own: number): number {
  let sum = 0
  for (let c = 0; c < outputs; c++) if (c !== own) sum += p[c * count + n]!
  return sum
}
