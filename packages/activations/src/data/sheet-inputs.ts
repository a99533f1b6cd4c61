import { modelError } from '@freecurve/core'
import { createRandom } from '@freecurve/numerics'
import type { LayerInputs } from '@freecurve/onnx/run'
import type { Arrangement } from './data-description.ts'
import { type Extent, resizeImage } from './resize-image.ts'

/** Most numbers of one sheet, and of those that a model is shown at once: 1 GB of them. Chosen. */
const MOST = 2 ** 28

/** Images to put on sheets. */
export interface ClassImages {
  /** How many sheets. */
  readonly samples: number
  /** Shape of an image. */
  readonly shape: readonly number[]
  /** For each class its images' numbers, one after the other. */
  readonly classes: readonly Float32Array[]
}

/**
 * Sheets of images side by side: sample s is a sheet of shape [channels, rows, columns] of images drawn with the seed and s alone, so that
 * more samples leave the first as they are. Throws E_MODEL for images that are no pictures, and for sheets, or a batch of them, that are too large.
 */
export function sheetInputs(
  { samples, shape, classes }: ClassImages,
  { tiles, size, channels, seed }: Arrangement,
): LayerInputs {
  const [rows, columns, ...more] = shape
  if (rows === undefined || columns === undefined || more.length > 0)
    throw modelError(
      'data.shape',
      `images on a sheet have rows and columns, as [28, 28]; got [${shape.join(', ')}]`,
      shape,
    )
  const width = rows * columns
  const extent: Extent = size ?? [rows, columns]
  const [down, across] = tiles
  const [high, wide] = [down * extent[0], across * extent[1]]
  const sheet = channels * high * wide
  if (!(sheet <= MOST))
    throw modelError(
      'data.arrange',
      `a sheet of shape [${channels}, ${high}, ${wide}] has ${sheet} numbers; ${MOST} at most can be held. Take fewer tiles or pixels.`,
      [channels, high, wide],
    )
  return {
    samples,
    shape: [channels, high, wide],
    rows: (from, to) => {
      if ((to - from) * sheet > MOST)
        throw modelError(
          'batch',
          `${to - from} sheets have ${(to - from) * sheet} numbers; ${MOST} at most can be held. Take fewer at a time.`,
          to - from,
        )
      const out = new Float32Array((to - from) * sheet)
      for (let s = from; s < to; s++) {
        const { uniform } = createRandom(seed, s)
        const page = out.subarray((s - from) * sheet, (s - from + 1) * sheet)
        for (let tile = 0; tile < down * across; tile++) {
          const numbers = classes[Math.floor(uniform() * classes.length)]!
          const at = Math.floor((uniform() * numbers.length) / width) * width
          const image = resizeImage(numbers.subarray(at, at + width), [rows, columns], extent)
          const corner = Math.floor(tile / across) * extent[0] * wide + (tile % across) * extent[1]
          for (let i = 0; i < extent[0]; i++)
            page.set(image.subarray(i * extent[1], (i + 1) * extent[1]), corner + i * wide)
        }
        for (let c = 1; c < channels; c++) page.copyWithin(c * high * wide, 0, high * wide)
      }
      return out
    },
  }
}
