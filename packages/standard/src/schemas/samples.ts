import * as v from 'valibot'
import { growth } from './law.ts'

/** What `eigenvalues --json` prints: the matrix, what was drawn of it and what was read, and the eigenvalues of every submatrix. */
export const samplesSchema = v.object({
  schema: v.literal('freecurve/samples@1'),
  version: v.string(),
  source: v.string(),
  matrix: v.object({
    key: v.string(),
    label: v.string(),
    size: v.number(),
    /** Id of the matrix view or the model adapter that made it. */
    plugin: v.string(),
    type: v.string(),
    growth: v.nullable(growth),
  }),
  size: v.number(),
  repeats: v.number(),
  seed: v.number(),
  disjoint: v.boolean(),
  /** Id of the eigensolver; null where the eigenvalues of the whole were found by the model's own way. */
  solver: v.nullable(v.string()),
  bytesRead: v.number(),
  fileSize: v.number(),
  /** Rows and columns of each submatrix, from 0. */
  rows: v.array(v.array(v.number())),
  samples: v.array(v.array(v.number())),
  written: v.array(v.string()),
})
