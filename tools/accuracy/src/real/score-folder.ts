import { readdir } from 'node:fs/promises'
import { join } from 'node:path'
import { createSpectrum, type Registry, type Spectrum } from '@freecurve/core'
import { chooseArray, eigenvaluesFrom, openArrays } from '@freecurve/spectra-io'
import { withFile } from '@freecurve/spectra-io/node'
import type { LadderReport } from './describe-ladder.ts'
import { type LadderFile, ladderFiles, planLadder } from './ladder-files.ts'
import { type Prediction, predict } from './predict.ts'

/** What `accuracy real` is asked for. */
export interface RealOptions {
  readonly family: string
  /** Whether runs from one spectrum have bands too: those of the pooled samples and of ladders always do. */
  readonly bands: boolean
}

/** Every prediction of one folder's largest spectrum from its smaller ones. Throws an Error for a folder that is no ladder. */
export async function scoreFolder(
  registry: Registry,
  folder: string,
  { family, bands }: RealOptions,
): Promise<LadderReport> {
  const { full, samples, singles, ladders } = planLadder(ladderFiles(await readdir(folder)))
  const values = new Map<string, Float64Array>()
  for (const { name } of [full, ...samples, ...singles]) values.set(name, await valuesOf(registry, folder, name))
  const truth = values.get(full.name)!
  const spectrumOf = (files: readonly LadderFile[]): Spectrum =>
    createSpectrum(
      files.map(({ name }) => values.get(name)!),
      { source: { label: files[0]!.name } },
    )
  const alone = (file: LadderFile): Prediction =>
    predict(registry, file.name, [spectrumOf([file])], truth, { family, ...(bands ? {} : { bands: 0 }) })
  return {
    folder,
    truth: full.name,
    alone: samples.map(alone),
    pooled:
      samples.length > 1
        ? [predict(registry, `${samples.length} samples`, [spectrumOf(samples)], truth, { family })]
        : [],
    singles: singles.map(alone),
    // A family that is named would stand for a scaling hypothesis here: the sizes choose.
    ladders: ladders.map((files) =>
      predict(
        registry,
        files.map(({ size }) => size).join(', '),
        files.map((file) => spectrumOf([file])),
        truth,
      ),
    ),
  }
}

const valuesOf = (registry: Registry, folder: string, name: string): Promise<Float64Array> =>
  withFile(join(folder, name), async (file) => {
    const arrays = await openArrays(file, registry.list('spectrum-reader'))
    return (await eigenvaluesFrom(chooseArray(arrays, undefined, name), name)).sort()
  })
