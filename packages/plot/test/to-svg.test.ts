import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { spectrumFigure, toSvg } from '../src/index.ts'
import { ellipse, lawOf } from './example-laws.ts'
import { problemsOfXml } from './problems-of-xml.ts'

const svgOf = (title: string, label = 'a'): string =>
  toSvg(spectrumFigure({ title, panels: [{ label, law: lawOf([ellipse(1, 2)]) }] }))

describe('texts', () => {
  it('are escaped in content and attributes', () => {
    const svg = svgOf('a < b & "c"', `</text><script>alert('x')</script>`)
    expect(svg).not.toContain('<script')
    expect(svg).toContain('a &lt; b &amp; &quot;c&quot;')
    expect(problemsOfXml(svg)).toEqual([])
  })

  it('may be anything', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 200 }), fc.string({ unit: 'grapheme' }), (title, label) => {
        const svg = svgOf(title, label)
        expect(problemsOfXml(svg)).toEqual([])
        expect(svg).not.toMatch(/\p{Cs}/u)
      }),
      { seed: 20_254, numRuns: 200 },
    )
  })

  it('lose characters that XML cannot hold', () => {
    expect(svgOf('a\u0000b\ud800c\u001bd')).toContain('a\ufffdb\ufffdc\ufffdd')
  })

  it('that are too long are cut, with the whole text in a title', () => {
    const long = 'word '.repeat(60).trim()
    expect(svgOf('a', long)).toContain(`<title>${long}</title>`)
    expect(svgOf('a', long)).toContain('…</text>')
  })
})

describe('the file', () => {
  const svg = svgOf('Two words')

  it('names and describes itself', () => {
    expect(svg).toMatch(/^<svg xmlns="http:\/\/www\.w3\.org\/2000\/svg"[^>]* role="img" aria-label="Two words"/)
    expect(svg).toMatch(/<title>Two words<\/title>\s*<desc>a: a law with bulks with edges 1, 2\.<\/desc>/)
  })

  it('needs nothing from outside, and has no ids to clash with', () => {
    expect(svg.replace('xmlns="http://www.w3.org/2000/svg"', '')).not.toMatch(/http|url\(|\sid=|<style|<script|<image/)
  })
})
