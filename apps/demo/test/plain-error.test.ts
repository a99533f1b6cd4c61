import { FreecurveError } from '@freecurve/core'
import { expect, it } from 'vitest'
import { plainError } from '../src/worker/plain-error.ts'

it('keeps code, message and details of a FreecurveError through structuredClone', () => {
  const error = new FreecurveError('E_SPECTRUM_SIZE', 'Too few.', { size: 4, counts: [3] })
  expect(structuredClone(plainError(error))).toEqual({
    code: 'E_SPECTRUM_SIZE',
    message: 'Too few.',
    details: { size: 4, counts: [3] },
  })
})

it('writes details that cannot be cloned as text', () => {
  const error = new FreecurveError('E_TARGET', 'No size.', { got: Symbol('n') })
  expect(structuredClone(plainError(error)).details).toEqual({ got: 'Symbol(n)' })
})

it('calls anything else a fault of ours', () => {
  expect(plainError(new TypeError('x is undefined'))).toEqual({
    code: 'E_INTERNAL',
    message: 'x is undefined',
    details: {},
  })
  expect(plainError('just a text').message).toBe('just a text')
})
