import { readFileSync } from 'node:fs'
import { format } from 'node:util'
import { afterEach, describe, expect, it, vi } from 'vitest'
import { readmeBlocks } from '../readme-blocks.mjs'

afterEach(() => {
  vi.restoreAllMocks()
})

describe('examples in README files', () => {
  it.each(readmeBlocks)('$name runs, and prints what it says', async ({ path, promised }) => {
    const printed: string[] = []
    vi.spyOn(console, 'log').mockImplementation((...values) => {
      printed.push(format(...values))
    })
    await import(/* @vite-ignore */ path)
    if (promised.length > 0) expect(printed).toEqual(promised)
  })

  it('shows the very plugin that the tests load', () => {
    const root = new URL('../../../', import.meta.url)
    const plugin = readFileSync(new URL('examples/curve-family-plugin/index.js', root), 'utf8')
    expect(readFileSync(new URL('packages/core/README.md', root), 'utf8')).toContain(`\`\`\`js\n${plugin}\`\`\`\n`)
  })
})
