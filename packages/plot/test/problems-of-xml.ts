const TAG = /<(\/?)([a-z][\w-]*)((?:\s+[a-zA-Z][\w:-]*="[^"<&]*(?:&(?:amp|lt|gt|quot|#39);[^"<&]*)*")*)\s*(\/?)>/g
const TEXT = /^(?:[^<>&]|&(?:amp|lt|gt|quot|#39);)*$/

/** Where a text is not well-formed XML of elements, attributes and text; empty for a good one. */
export function problemsOfXml(xml: string): readonly string[] {
  const problems: string[] = []
  const open: string[] = []
  let end = 0
  const checkText = (text: string): void => {
    if (!TEXT.test(text) || (open.length === 0 && text.trim() !== '')) problems.push(`text "${text.slice(0, 60)}"`)
  }
  for (const match of xml.matchAll(TAG)) {
    checkText(xml.slice(end, match.index))
    end = match.index + match[0].length
    const [, closing, name, attributes, empty] = match
    const keys = [...(attributes ?? '').matchAll(/\s([a-zA-Z][\w:-]*)=/g)].map(([, key]) => key)
    if (new Set(keys).size < keys.length) problems.push(`repeated attribute in <${name}>`)
    if (closing === '/' && open.pop() !== name) problems.push(`</${name}> closes nothing`)
    if (closing === '' && empty === '') open.push(name as string)
  }
  checkText(xml.slice(end))
  return [...problems, ...open.map((name) => `<${name}> is not closed`)]
}
