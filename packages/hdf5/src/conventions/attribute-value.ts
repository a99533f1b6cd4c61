import type { Attributes } from '../library/types.ts'

/** Text of fixed length, as C has it: up to the first zero byte. */
export const textIn = (bytes: Uint8Array): string => new TextDecoder().decode(bytes).replace(/\0.*$/s, '')

/** Text of an attribute; undefined where there is none. */
export function attributeText(attributes: Attributes, name: string): string | undefined {
  const bytes = attributes.get(name)
  return bytes && textIn(bytes)
}

/** Whole number of an attribute; 0 where there is none. */
export function attributeNumber(attributes: Attributes, name: string): number {
  const bytes = attributes.get(name) ?? new Uint8Array(0)
  return bytes.reduceRight((value, byte) => 256 * value + byte, 0)
}
