/** Attributes of an element; numbers are written with at most two decimals. */
export interface Attributes {
  readonly [name: string]: string | number
}

/** Control characters and half surrogate pairs: XML 1.0 has no way to write them. */
const FORBIDDEN = /[\p{Cs}\ufffe\uffff]|(?![\t\n\r])\p{Cc}/gu

const ENTITIES: { readonly [character: string]: string } = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
}

/** Text that stands for itself in XML, in content and in attributes; characters XML cannot hold become �. */
export const escapeXml = (text: string): string =>
  text.replace(FORBIDDEN, '\ufffd').replace(/[&<>"']/g, (character) => ENTITIES[character] as string)

/** A number as SVG writes it. */
export const svgNumber = (value: number): string => String(Math.round(value * 100) / 100 + 0)

/** An SVG element around content that is XML already. */
export function svgElement(name: string, attributes: Attributes, content = ''): string {
  const written = Object.entries(attributes)
    .map(([key, value]) => ` ${key}="${typeof value === 'number' ? svgNumber(value) : escapeXml(value)}"`)
    .join('')
  return content === '' ? `<${name}${written}/>` : `<${name}${written}>${content}</${name}>`
}
