/** A text as the end of a sentence: exactly one full stop, whatever it came with. */
export const sentence = (text: string): string => `${text.trimEnd().replace(/\.+$/, '')}.`
