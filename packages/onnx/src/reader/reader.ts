import { defineSpectrumReader } from '@freecurve/core'
import { LARGEST, readModel } from '../model/read-model.ts'
import { fail } from '../wire/fail.ts'
import { arraysIn } from './arrays-in.ts'
import { looksLikeModel } from './looks-like-model.ts'

/**
 * Models in the Open Neural Network Exchange format. Every tensor of numbers is an array, under its name: initialisers and the values of
 * Constant nodes, also those in the bodies of If, Loop and Scan (`node/attribute/name`). The whole file is read once to find them; their
 * numbers are then read from their own bytes. Tensors in other files (external data) are refused when they are asked for.
 */
export const onnxReader = defineSpectrumReader({
  id: 'onnx',
  summary: 'Weights of an ONNX model (.onnx)',
  extensions: ['onnx'],
  recognizes: looksLikeModel,
  open: async (file) => {
    if (file.size > LARGEST) throw fail('An ONNX file has at most 2^31 − 1 bytes.', LARGEST)
    const bytes = await file.read(0, file.size)
    const arrays = arraysIn(file, bytes, readModel(bytes))
    if (arrays.length === 0) throw fail('The model holds no tensors of numbers.', 0)
    return arrays
  },
})
