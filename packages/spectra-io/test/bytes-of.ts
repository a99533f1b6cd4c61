/** UTF-8 bytes of a text, or the bytes of a base64 text. */
export const bytesOf = (text: string, encoding: 'utf8' | 'base64' = 'utf8'): Uint8Array =>
  Uint8Array.from(Buffer.from(text, encoding))

/** A version 1.0 npy file with any header text and any data. */
export const npyBytes = (header: string, data: Uint8Array = new Uint8Array(0), major = 1): Uint8Array =>
  Uint8Array.from([
    ...[0x93, 0x4e, 0x55, 0x4d, 0x50, 0x59, major, 0, header.length & 255, header.length >> 8],
    ...(major > 1 ? [0, 0] : []),
    ...bytesOf(header),
    ...data,
  ])

/** One byte for each character of a text. */
export const rawBytes = (text: string): Uint8Array => Uint8Array.from(text, (letter) => letter.charCodeAt(0))
