import { type ModelHost, modelError } from '@freecurve/core'
import { rowsFit } from '@freecurve/networks'
import type { LayerInputs } from '@freecurve/onnx/run'
import type { ClassData } from './data-description.ts'
import { sheetInputs } from './sheet-inputs.ts'

/** The images of all classes. */
export interface ClassImages {
  /** For each class its images' numbers, one after the other, mean and deviation taken care of. */
  readonly classes: readonly Float32Array[]
  /** Numbers of an image. */
  readonly width: number
}

/** Inputs out of images of classes. Rejects with E_MODEL where the arrays hold no whole images, or too few; and what the host throws. */
export async function classInputs(data: ClassData, host: ModelHost): Promise<LayerInputs> {
  const images = await readImages(data, host)
  if (data.arrange !== undefined) return sheetInputs(data, data.arrange, images)
  const { classes, width } = images
  const { samples, shape } = data
  const count = classes.length
  for (const [c, numbers] of classes.entries()) {
    const needed = Math.ceil((samples - c) / count)
    const have = numbers.length / width
    if (have < needed)
      throw modelError(
        'data.samples',
        `${samples} samples of ${count} classes take ${needed} images of ${data.classes[c]}, which has ${have}.`,
        samples,
      )
  }
  return {
    samples,
    shape,
    rows: (from, to) => {
      const rows = new Float32Array((to - from) * width)
      for (let s = from; s < to; s++) {
        const at = Math.floor(s / count) * width
        rows.set(classes[s % count]!.subarray(at, at + width), (s - from) * width)
      }
      return rows
    },
  }
}

async function readImages({ classes, shape, mean, deviation }: ClassData, host: ModelHost): Promise<ClassImages> {
  const width = shape.reduce((product, n) => product * n, 1)
  const read: Float32Array[] = []
  for (const reference of classes) {
    const array = await host.array(reference)
    if (!rowsFit(array.shape, shape))
      throw modelError(
        'data.classes',
        `${reference} has the shape [${array.shape.join(', ')}]: no images of shape [${shape.join(', ')}] one after the other.`,
        array.shape,
      )
    const { values, imaginary } = await array.read()
    if (imaginary !== undefined)
      throw modelError('data.classes', `${reference} holds complex numbers; images are real.`, array.type)
    const wrong = values.find((x) => !Number.isFinite(x))
    if (wrong !== undefined) throw modelError('data.classes', `${reference} holds ${wrong}.`, wrong)
    read.push(Float32Array.from(values, (x) => (x - mean) / deviation))
  }
  return { classes: read, width }
}
