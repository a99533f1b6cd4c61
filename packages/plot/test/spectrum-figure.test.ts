import type { Law } from '@freecurve/core'
import { eigenvaluesOf, resolveBulk } from '@freecurve/law'
import { describe, expect, it } from 'vitest'
import { type Figure, type FigureInput, type Mark, spectrumFigure, toSvg } from '../src/index.ts'
import { ellipse, hardEdge, lawOf, overDecades } from './example-laws.ts'
import { problemsOfFigure } from './problems-of-figure.ts'
import { problemsOfXml } from './problems-of-xml.ts'

const semicircle = lawOf([ellipse(-2, 2)])
const twoBulks = lawOf([ellipse(1, 3, 0.075), ellipse(4, 7.5, 0.025)], [{ x: 0, weight: 0.9 }])
const decades = lawOf([overDecades(1e-3, 100)])
const decadesAndZero = lawOf([overDecades(1e-3, 100, 0.7)], [{ x: 0, weight: 0.3 }])
const onBothSides = lawOf([ellipse(-20, -5, 0.3), overDecades(1e-3, 50, 0.7)])
const hard = lawOf([hardEdge()])

const panelOf = (law: Law) => ({
  label: 'n = 400',
  eigenvalues: eigenvaluesOf(law, 400),
  law,
  truth: eigenvaluesOf(law, 3000),
})
const figureOf = (...laws: readonly Law[]): Figure => spectrumFigure({ title: 'Test', panels: laws.map(panelOf) })
const marksOf = <K extends Mark['kind']>(figure: Figure, kind: K, panel = 0) =>
  (figure.panels[panel]?.marks ?? []).filter((mark): mark is Extract<Mark, { kind: K }> => mark.kind === kind)

const cases: readonly (readonly [string, FigureInput, Figure['xAxis']['kind']])[] = [
  ['a single bulk', { title: 'a', panels: [panelOf(semicircle)] }, 'linear'],
  ['an atom and two bulks', { title: 'a', panels: [panelOf(semicircle), panelOf(twoBulks)] }, 'linear'],
  ['five decades', { title: 'a', panels: [panelOf(decades)] }, 'log'],
  ['five decades and an atom at zero', { title: 'a', panels: [panelOf(decadesAndZero)] }, 'symlog'],
  ['five decades and negative values', { title: 'a', panels: [panelOf(onBothSides)] }, 'symlog'],
  ['negative values only', { title: 'a', panels: [panelOf(lawOf([ellipse(-1e-3, -1e-4)]))] }, 'linear'],
  ['a hard edge', { title: 'a', panels: [panelOf(hard)] }, 'linear'],
  ['tiny values', { title: 'a', panels: [panelOf(lawOf([ellipse(1e-12, 3e-12)]))] }, 'linear'],
  ['huge values', { title: 'a', panels: [panelOf(lawOf([ellipse(-1e300, 1e300)]))] }, 'linear'],
  ['a narrow range far from zero', { title: 'a', panels: [panelOf(lawOf([ellipse(1e6, 1e6 + 1)]))] }, 'linear'],
  ['an atom only', { title: 'a', panels: [{ label: 'a', law: lawOf([], [{ x: 3, weight: 1 }]) }] }, 'linear'],
  ['an atom at zero only', { title: 'a', panels: [{ label: 'a', eigenvalues: new Float64Array(9) }] }, 'linear'],
  ['one eigenvalue', { title: 'a', panels: [{ label: 'a', truth: Float64Array.of(-7) }] }, 'linear'],
  ['nothing', { title: 'a', panels: [{ label: 'a' }, { label: 'b', eigenvalues: new Float64Array(0) }] }, 'linear'],
  ['twelve panels', { title: 'a', panels: Array.from({ length: 12 }, () => panelOf(twoBulks)) }, 'linear'],
]

describe.each(cases)('%s', (_name, input, kind) => {
  const figure = spectrumFigure(input)

  it('has the right axis, finite numbers, and marks within their frames', () => {
    expect(figure.xAxis.kind).toBe(kind)
    expect(problemsOfFigure(figure)).toEqual([])
    expect(
      figure.panels.every(({ yAxis }) => yAxis.label === (kind === 'linear' ? 'density' : 'density per decade')),
    ).toBe(true)
  })

  it('is plain data, and well-formed as SVG', () => {
    expect(JSON.parse(JSON.stringify(figure))).toEqual(figure)
    expect(problemsOfXml(toSvg(figure))).toEqual([])
    expect(toSvg(figure)).not.toMatch(/NaN|Infinity|undefined/)
  })
})

describe('areas are shares', () => {
  it.each([
    ['linear', twoBulks, 0.1],
    ['logarithmic', decades, 1],
    ['symmetric logarithmic', onBothSides, 1],
  ])('%s: bars, steps and curve enclose the mass of the bulks', (_name, law, mass) => {
    const figure = figureOf(law)
    const frame = figure.panels[0]?.frame
    const [low, high] = [figure.panels[0]?.yAxis.ticks[0], figure.panels[0]?.yAxis.ticks.at(-1)]
    const densityPerPixel = Number(high?.label) / ((low?.at ?? 0) - (high?.at ?? 0))
    const named = figure.xAxis.ticks.filter(({ label }) => label !== '')
    const [left, right] = [named.at(-2), named.at(-1)]
    const unitsPerPixel = unitsBetween(figure, left?.label, right?.label) / ((right?.at ?? 0) - (left?.at ?? 0))
    const share = (pixels: number): number => pixels * densityPerPixel * unitsPerPixel
    const bars = marksOf(figure, 'bars').flatMap((mark) => mark.bars)
    const baseline = (frame?.y ?? 0) + (frame?.height ?? 0)
    const under = (points: readonly (readonly [number, number])[]): number =>
      points.slice(1).reduce((sum, [x, y], k) => {
        const before = points[k] as readonly [number, number]
        return sum + (x - before[0]) * (baseline - (y + before[1]) / 2)
      }, 0)
    const barred = share(bars.reduce((sum, { width, height }) => sum + width * height, 0))
    expect(Math.abs(barred - mass)).toBeLessThan(0.02 * mass)
    for (const kind of ['area', 'steps'] as const) {
      const total = marksOf(figure, kind).reduce((sum, { points }) => sum + under(points), 0)
      expect(Math.abs(share(total) - mass)).toBeLessThan(0.01 * mass)
    }
  })
})

/** Distance of two labelled ticks in axis units; neighbouring powers of ten are one decade apart. */
const unitsBetween = (figure: Figure, left = '', right = ''): number =>
  figure.xAxis.kind === 'linear' ? Number(right) - Number(left) : 1

describe('atoms', () => {
  it('are stems as high as their weight, labelled with it, and no part of the bars', () => {
    const figure = figureOf(twoBulks)
    const stems = marksOf(figure, 'stem')
    expect(stems.map(({ role }) => role)).toEqual(['observed', 'law', 'truth'])
    const height = figure.panels[0]?.frame.height ?? 0
    for (const { from, to } of stems) expect((from - to) / height).toBeCloseTo(0.9, 6)
    expect(marksOf(figure, 'text').map(({ text }) => text)).toEqual(['90 %', '90 %', '90 %'])
    const zero = figure.xAxis.ticks.find(({ label }) => label === '0')?.at ?? 0
    const bars = marksOf(figure, 'bars').flatMap((mark) => mark.bars)
    expect(Math.min(...bars.map(({ x }) => x))).toBeGreaterThan(zero + 20)
  })

  it('that are light still show', () => {
    const figure = figureOf(lawOf([ellipse(1, 2, 0.999)], [{ x: 0, weight: 0.001 }]))
    const stem = marksOf(figure, 'stem')[0]
    expect((stem?.from ?? 0) - (stem?.to ?? 0)).toBeGreaterThan(8)
    expect(marksOf(figure, 'text')[0]?.text).toBe('0.1 %')
  })

  it('labels never stand on each other', () => {
    const many = Array.from({ length: 40 }, (_, k) => ({ x: k / 10, weight: 0.025 }))
    const texts = marksOf(figureOf(lawOf([], many)), 'text')
    for (const [k, one] of texts.entries())
      for (const other of texts.slice(k + 1))
        expect(Math.abs(one.at[0] - other.at[0]) > 49 || Math.abs(one.at[1] - other.at[1]) >= 12.99).toBe(true)
  })
})

describe('what the reader is told', () => {
  it('a diverging edge is cut off, with a mark and a note', () => {
    const figure = figureOf(hard)
    expect(marksOf(figure, 'break')).toHaveLength(1)
    expect(figure.panels[0]?.note).toContain('diverges')
  })

  it('a narrow peak is cut off at its height, and the rest keeps its own', () => {
    const figure = figureOf(lawOf([ellipse(1, 1.02, 0.5), ellipse(2, 6, 0.5)]))
    const [peak, broad] = marksOf(figure, 'area')
    const frame = figure.panels[0]?.frame
    const top = (points: readonly (readonly [number, number])[] = []): number => Math.min(...points.map(([, y]) => y))
    expect(top(peak?.points)).toBe(frame?.y)
    expect(top(broad?.points)).toBeLessThan((frame?.y ?? 0) + 0.7 * (frame?.height ?? 0))
    expect(figure.panels[0]?.note).toContain('highest')
  })

  it('a peak inside a bulk is found, however narrow', () => {
    const spike = (x: number): number => 0.8 + (0.2 * 1e-5) / Math.PI / ((x - 0.3) ** 2 + 1e-10)
    const figure = spectrumFigure({
      title: 'a',
      panels: [{ label: 'a', law: lawOf([resolveBulk([0, 1], spike).bulk]) }],
    })
    expect(marksOf(figure, 'break')).toHaveLength(1)
    expect(figure.panels[0]?.note).toMatch(/highest 6[0-9]{3}/)
  })

  it('nothing is cut off a semicircle', () => {
    const figure = figureOf(semicircle)
    expect([marksOf(figure, 'break'), figure.panels[0]?.note]).toEqual([[], ''])
  })

  it.each(['not-a-law', 'beyond-horizon'] as const)('%s is not drawn, and the reason is given', (status) => {
    const law = { ...twoBulks, status, reasons: ['the mass is 0.98'] }
    const figure = spectrumFigure({ title: 'a', panels: [{ label: 'a', law }] })
    expect(figure.panels[0]?.marks).toEqual([])
    expect(figure.panels[0]?.note).toContain('the mass is 0.98')
  })

  it('an unverified law has a dashed outline', () => {
    const law = { ...semicircle, status: 'unverified' as const, reasons: ['one path only'] }
    const figure = spectrumFigure({ title: 'a', panels: [{ label: 'a', law }] })
    expect(marksOf(figure, 'area').map(({ dashed }) => dashed)).toEqual([true])
    expect(figure.panels[0]?.note).toContain('one path only')
  })

  it('edges of bulks are marked', () => {
    expect(marksOf(figureOf(twoBulks), 'edges').map(({ xs }) => xs.length)).toEqual([4])
  })

  it('single eigenvalues far from the rest are shown one by one', () => {
    const eigenvalues = Float64Array.from([...eigenvaluesOf(semicircle, 300), 5, 9])
    const figure = spectrumFigure({ title: 'a', panels: [{ label: 'a', eigenvalues }] })
    expect(marksOf(figure, 'rug').map(({ xs }) => xs.length)).toEqual([2])
  })

  it('values left of a logarithmic axis are counted', () => {
    const eigenvalues = Float64Array.from({ length: 500 }, (_, k) => (k < 3 ? 1e-30 * (k + 1) : 10 ** (k / 100)))
    const figure = spectrumFigure({ title: 'a', panels: [{ label: 'a', eigenvalues }] })
    expect(figure.xAxis.kind).toBe('log')
    expect(figure.panels[0]?.note).toContain('0.6 % lies left')
  })
})
