import { callPlugin, createSpectrum, type Spectrum } from '@freecurve/core'
import { blobSource, chooseArray, eigenvaluesFrom, openArrays } from '@freecurve/spectra-io'
import { chooseFit, evolve, standardRegistry } from '@freecurve/standard'
import type { Opened, OpenQuestion } from '../protocol.ts'
import { RATIOS, sizeAt } from '../size-scale.ts'
import { carry } from './carry.ts'
import { draw } from './draw.ts'
import { lawAtSize } from './law-at-size.ts'

/** Reads a file of eigenvalues, fits it, and carries the curve to the first size. Throws what reading and fitting throw. */
export async function open({ name, file }: Omit<OpenQuestion, 'kind'>): Promise<Opened> {
  const spectrum = await readSpectrum(file, name)
  const { family, fit, candidates } = chooseFit(standardRegistry, { spectrum })
  const { status, reasons, residual, curve } = fit
  const about = {
    kind: 'opened',
    label: name,
    n0: spectrum.size,
    fit: { family: family.id, status, reasons, residual, candidates },
  } as const
  if (curve === null) return { ...about, fitted: { subject: null, svg: draw(spectrum) } }

  const evolution = evolve(standardRegistry, { curve, ratios: [1] })
  const subject = { spectrum, curve: evolution.curve, initial: evolution.carried[0]!.law }
  const { law, svg } = carry({ subject, n: sizeAt(Math.log2(RATIOS.first), spectrum.size) })
  const flow = standardRegistry.get('flow', evolution.flow)
  return {
    ...about,
    fitted: {
      subject,
      initial: lawAtSize(spectrum.size, evolution.laws[0]!),
      first: { law, svg },
      events: callPlugin(flow, () => flow.events(curve, RATIOS.least, RATIOS.most)),
      horizon: evolution.horizon,
    },
  }
}

async function readSpectrum(file: Blob, name: string): Promise<Spectrum> {
  const arrays = await openArrays(blobSource(file, name), standardRegistry.list('spectrum-reader'))
  const values = await eigenvaluesFrom(chooseArray(arrays, undefined, name), name)
  return createSpectrum([values], { source: { label: name } })
}
