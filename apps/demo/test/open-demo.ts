import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { type Browser, chromium, type Page } from 'playwright-core'
import { build } from 'vite'
import { serveFolder } from './serve-folder.ts'

const root = fileURLToPath(new URL('..', import.meta.url))

/** Chromium without anything that talks to the outside. */
export const FLAGS = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
]

/** The built demo in a browser. */
export interface OpenedDemo {
  readonly url: string
  readonly browser: Browser
  /** A fresh page with the demo loaded, and what went wrong or went out in it. */
  visit(options?: Parameters<Browser['newPage']>[0]): Promise<Visit>
  close(): Promise<void>
}

export interface Visit {
  readonly page: Page
  readonly requests: readonly string[]
  /** Errors of the console, uncaught ones and breaches of the Content-Security-Policy included. */
  readonly errors: readonly string[]
}

/** Builds the demo into a temporary folder, serves it and starts a browser. */
export async function openDemo(executablePath: string): Promise<OpenedDemo> {
  const folder = await mkdtemp(join(tmpdir(), 'freecurve-demo-'))
  const config = join(root, 'vite.config.ts')
  await build({ root, configFile: config, logLevel: 'warn', build: { outDir: folder, emptyOutDir: true } })
  const server = await serveFolder(folder)
  const browser = await chromium.launch({ executablePath, args: FLAGS })
  return {
    url: server.url,
    browser,
    visit: async (options) => {
      const page = await browser.newPage(options)
      // Before the test's own time is up, so that the error tells what was waited for.
      page.setDefaultTimeout(10_000)
      const requests: string[] = []
      const errors: string[] = []
      page.on('request', (request) => requests.push(request.url()))
      page.on('console', (message) => {
        if (message.type() === 'error') errors.push(message.text())
      })
      page.on('pageerror', (error) => errors.push(error.message))
      await page.goto(server.url)
      return { page, requests, errors }
    },
    close: async () => {
      await browser.close()
      await server.close()
      await rm(folder, { recursive: true, force: true })
    },
  }
}
