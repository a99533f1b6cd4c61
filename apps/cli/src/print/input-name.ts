import { splitKey } from '../files/split-key.ts'

/** `file` or `file::key`: an input with the array that was taken from it, as it can be given again. */
export const inputName = (input: string, key: string): string =>
  key === '' ? input : `${splitKey(input).path}::${key}`
