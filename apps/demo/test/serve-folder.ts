import { readFile } from 'node:fs/promises'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { extname, join, normalize } from 'node:path'

const TYPES: { readonly [ending: string]: string } = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript',
  '.css': 'text/css',
  '.svg': 'image/svg+xml',
}

/** A folder served on loopback, under a path of its own as on a static host. */
export interface ServedFolder {
  /** Address of the folder, with a slash at its end. */
  readonly url: string
  close(): Promise<void>
}

/** Serves the files of a folder as they are, with these headers beside their types. */
export async function serveFolder(
  folder: string,
  headers: { readonly [name: string]: string } = {},
): Promise<ServedFolder> {
  const server = createServer(async ({ url = '/' }, response) => {
    const path = normalize(decodeURIComponent(new URL(url, 'http://localhost').pathname)).replace(/^\/demo\//, '/')
    const file = join(folder, path.endsWith('/') ? `${path}index.html` : path)
    try {
      const content = await readFile(file)
      const type = TYPES[extname(file)] ?? 'application/octet-stream'
      response.writeHead(200, { ...headers, 'content-type': type }).end(content)
    } catch {
      response.writeHead(404).end()
    }
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/demo/`,
    close: () => new Promise((resolve) => server.close(() => resolve())),
  }
}
