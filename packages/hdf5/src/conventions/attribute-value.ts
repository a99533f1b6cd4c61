import type { Attributes } from '../library/types.ts'

/** Text of an attribute; undefined where there is none. */
export function attributeText(attributes: Attributes, name: string): string | undefined {
  const bytes = attributes.get(name)
  return bytes && new TextDecoder().decode(bytes).replace(/\0.*$/s, '')
}

/** Whole number of an attribute; 0 where there is none. */
export function attributeNumber(attributes: Attributes, name: string): number {
  const bytes = attributes.get(name) ?? new Uint8Array(0)
  return bytes.reduceRight((value, byte) => 256 * value + byte, 0)
}
