import { readFile } from 'node:fs/promises'
import * as v from 'valibot'

const predictions = v.pipe(v.array(v.pipe(v.string(), v.regex(/^\d+(,\d+)*$/))), v.minLength(1))

/** A model whose spectrum is predicted from small submatrices and held against that of a large one. */
const studySchema = v.strictObject({
  /** File of the model, beside the study. */
  model: v.string(),
  cases: v.array(
    v.strictObject({
      name: v.string(),
      /** Options of the adapter for the submatrices that are seen, as for --as. */
      as: v.optional(v.string()),
      /** The same for the truth, where it is another form of the matrix. */
      truthAs: v.optional(v.string()),
      /** Rows of the truth; null for the whole matrix. */
      truth: v.nullable(v.pipe(v.number(), v.integer(), v.minValue(8))),
      /** What is seen, as for --sample: one size or several. */
      samples: predictions,
      /** Where the parts meet whose masses are compared; without them, in the middle of every predicted gap. */
      cuts: v.optional(v.array(v.number())),
      /** Largest errors that are allowed: of masses, of the CDF. */
      targets: v.optional(v.strictObject({ masses: v.optional(v.number()), ks: v.optional(v.number()) }), {}),
      /** Files beside the study that show the case: made again with --write. */
      report: v.optional(v.string()),
      picture: v.optional(v.string()),
      /** More arguments of decompress. */
      arguments: v.optional(v.array(v.string()), []),
    }),
  ),
})

/** A study, as its file says it. */
export type Study = v.InferOutput<typeof studySchema>
export type StudyCase = Study['cases'][number]

/** Reads a study file. Throws an Error for one that is none. */
export async function readStudy(path: string): Promise<Study> {
  const read = v.safeParse(studySchema, JSON.parse(await readFile(path, 'utf8')))
  if (read.success) return read.output
  throw new Error(
    `${path} is no study: ${read.issues.map((issue) => `${v.getDotPath(issue)}: ${issue.message}`).join('; ')}`,
  )
}
