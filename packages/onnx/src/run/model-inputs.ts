import { modelError } from '@freecurve/core'
import type { OnnxGraph, OnnxValue } from '../model/model.ts'

/** Inputs of a graph that have to be given: those without an initialiser. */
const wantedInputs = (graph: OnnxGraph): readonly OnnxValue[] => {
  const filled = new Set(graph.initializers.map(({ name }) => name))
  return graph.inputs.filter(({ name }) => !filled.has(name))
}

/**
 * The input that the samples go to: the one named, or the only one that no constant is given for. E_MODEL where there is none or a choice,
 * for a constant that is no input, and where an input is left without a value.
 */
export function sampleInput(graph: OnnxGraph, name: string | undefined, constants: readonly string[]): OnnxValue {
  const wanted = wantedInputs(graph)
  const names = wanted.map((input) => input.name)
  const stray = constants.find((constant) => !graph.inputs.some((input) => input.name === constant))
  if (stray !== undefined)
    throw modelError(`constants.${stray}`, `The model has no input "${stray}"; it has ${names.join(', ')}.`, stray)
  const open = wanted.filter((input) => !constants.includes(input.name))
  const chosen = name === undefined ? open[0] : open.find((input) => input.name === name)
  if (chosen === undefined)
    throw modelError(
      'input',
      `The model has no input "${name ?? ''}" without a constant; it has ${names.join(', ')}.`,
      name,
    )
  const rest = open.filter((input) => input !== chosen).map((input) => input.name)
  if (rest.length > 0)
    throw modelError(
      'constants',
      `Inputs ${rest.join(', ')} have no values: give them as constants, and name the input.`,
      rest,
    )
  return chosen
}

/** Samples that a model takes at a time: its fixed number; undefined where any number will do. Throws E_MODEL where shapes do not fit. */
export function fixedBatch({ name, shape }: OnnxValue, sample: readonly number[]): number | undefined {
  if (shape === undefined) return undefined
  const [batch, ...rest] = shape
  const fits = rest.length === sample.length && rest.every((size, d) => typeof size === 'string' || size === sample[d])
  if (batch === undefined || !fits)
    throw modelError(
      'data',
      `Input "${name}" takes [${shape.map((size) => (typeof size === 'string' ? '?' : size)).join(', ')}], the first of which is the number of samples; got samples of shape [${sample.join(', ')}].`,
      sample,
    )
  return typeof batch === 'number' ? batch : undefined
}

/** One number for all of an input. Throws E_MODEL where its shape is not fixed. */
export function filledInput({ name, shape }: OnnxValue, value: number) {
  if (shape === undefined || !shape.every((size) => typeof size === 'number'))
    throw modelError(
      `constants.${name}`,
      `The shape of input "${name}" is not fixed: give an array, not a number.`,
      value,
    )
  return { values: new Float64Array(shape.reduce((product, size) => product * size, 1)).fill(value), shape }
}
