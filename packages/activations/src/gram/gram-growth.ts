import type { Growth } from '@freecurve/core'
import type { ActivationTable } from './activation-table.ts'
import type { DullRows } from './dull-rows.ts'

/**
 * What is known of the growth of a Gram matrix of activations, and of rows in it that make an atom of their own. Its rank is at most the
 * number of features that are neither 0 throughout (or constant, where centred) nor repeat others; and N − 1 where centred, N where the
 * features grow.
 *
 * @param own dull rows of the Gram matrix
 * @param features dull features, which are its dull rows where features are multiplied
 */
export function gramGrowth(table: ActivationTable, own: DullRows, features: DullRows): Growth {
  const { samples, of, centred = false, independent = true } = table
  const size = of === 'samples' ? samples : table.features
  const note = `${noteOf(of, independent)}${dullNote(of, size, own)}`
  const distinct = table.features - features.zero - features.repeated
  // The mean takes one of N independent terms.
  const free = centred ? samples - 1 : samples
  if (of === 'samples') return { flow: 'unknown', rank: centred ? Math.min(distinct, free) : distinct, note }
  return { flow: 'unknown', terms: Math.max(1, free), rank: Math.min(distinct, free), note }
}

const NOTES = {
  samples:
    'Samples are added: the free flow holds for independent samples, where the norms of their activations agree. Where norms differ much, or samples come in kinds, the parts of a sample decide.',
  features:
    'Features are added at a fixed number N of samples: the free flow holds where the covariance is generic, the deformed one with c0 = n0/N where features are independent with variances of their own. The parts of a sample decide.',
  dependent:
    'Positions are added as samples, and those of one input are not independent of each other: no flow is known to hold. The parts of a sample decide.',
}

function noteOf(of: 'samples' | 'features', independent: boolean): string {
  if (of === 'samples') return independent ? NOTES.samples : NOTES.dependent
  return independent ? NOTES.features : `${NOTES.features} N counts positions of one input as if they were independent.`
}

function dullNote(of: string, size: number, { zero, repeated }: DullRows): string {
  if (zero + repeated === 0) return ''
  const parts = [
    ...(zero > 0 ? [`${zero} of ${size} ${of} are 0 throughout`] : []),
    ...(repeated > 0 ? [`${repeated} of ${size} ${of} repeat others`] : []),
  ]
  return ` ${parts.join(', and ')}: an exact atom at 0 of weight ${((zero + repeated) / size).toPrecision(3)} at least in the whole matrix, whatever the flow says.`
}
