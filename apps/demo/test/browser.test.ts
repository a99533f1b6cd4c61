import { fileURLToPath } from 'node:url'
import type { Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { findChromium } from './find-chromium.ts'
import { type OpenedDemo, openDemo, type Visit } from './open-demo.ts'

const example = fileURLToPath(new URL('../../../data/example/n001000.npy', import.meta.url))

const chromium = findChromium()
if (chromium === undefined)
  console.warn(
    'The tests of the demo in a browser are left out: there is no Chromium. `apt-get install chromium`, or set CHROMIUM.',
  )

/** The table of laws: title of the row → texts of its cells. */
const tableOf = async (page: Page): Promise<{ readonly [title: string]: readonly string[] }> =>
  Object.fromEntries(
    await page
      .locator('#law tbody tr')
      .evaluateAll((rows) =>
        rows.map((row) => [row.children[0]!.textContent, [...row.children].slice(1).map((cell) => cell.textContent)]),
      ),
  )

const lawIsAt = (page: Page, n: number): Promise<void> =>
  page.locator('#law tbody tr:first-child td:last-child', { hasText: new RegExp(`^${n}$`) }).waitFor()

const drop = async (page: Page, name: string, content: string): Promise<void> => {
  const dataTransfer = await page.evaluateHandle(
    ([fileName, text]) => {
      const transfer = new DataTransfer()
      transfer.items.add(new File([text!], fileName!))
      return transfer
    },
    [name, content],
  )
  await page.dispatchEvent('main', 'drop', { dataTransfer })
}

describe.runIf(chromium !== undefined)('the demo in a browser', () => {
  let demo: OpenedDemo
  let visit: Visit
  let page: Page

  beforeAll(async () => {
    demo = await openDemo(chromium!)
  }, 60_000)
  afterAll(() => demo?.close())

  beforeEach(async () => {
    visit = await demo.visit()
    page = visit.page
    await page.getByRole('button', { name: 'Use the example' }).click()
    await lawIsAt(page, 2000)
  })
  afterEach(async () => {
    expect(visit.errors).toEqual([])
    expect(visit.requests.filter((url) => !url.startsWith(demo.url))).toEqual([])
    await page.close()
  })

  it('fits the example and shows the law in numbers', async () => {
    const table = await tableOf(page)
    expect(table.n).toEqual(['1000', '2000'])
    expect(table.ratio).toEqual(['1', '2'])
    expect(table.status).toEqual(['certified', 'certified'])
    expect(table.atoms).toEqual(['0.2 at 0', '0.6 at 0'])
    expect(table.bulks).toEqual(['1', '1'])
    expect(table.mass).toEqual(['1', '1'])
    expect(await page.locator('#fit [data-status]').textContent()).toBe('The fit explains the data within their noise.')
    expect(await page.locator('#fit li').first().textContent()).toMatch(/Family free-levy: residual 1\.\d+ times/)
    expect(await page.locator('#events li').allTextContents()).toContainEqual(expect.stringMatching(/a bulk splits/))
    expect(await page.getByRole('status').textContent()).toBe('n = 2000: certified, 1 bulk, 1 atom.')
  })

  it('splits the law as the slider is moved with the keyboard', async () => {
    const slider = page.getByRole('slider')
    await slider.focus()
    for (let k = 0; k < 16; k++) await slider.press('ArrowRight')
    await lawIsAt(page, 4000)
    expect((await tableOf(page)).bulks).toEqual(['1', '2'])
    expect(await slider.getAttribute('aria-valuetext')).toBe('n = 4000, ratio 4')
    expect(await page.getByLabel('Matrix size n').inputValue()).toBe('4000')
    expect(await page.locator('#picture svg > desc').textContent()).toMatch(/n = 4000, predicted/)
    await slider.press('End')
    await lawIsAt(page, 64000)
    await slider.press('Home')
    await lawIsAt(page, 250)
  })

  it('takes a size by number, and refuses one out of bounds', async () => {
    const field = page.getByLabel('Matrix size n')
    await field.fill('8000')
    await field.press('Enter')
    await lawIsAt(page, 8000)
    const { atoms, edges } = await tableOf(page)
    expect(atoms![1]).toBe('0.9 at 0')
    const [a, b, c, d] = edges![1]!.split(', ').map(Number)
    // The exact edges of the example's law are 1.0055, 3.1257, 4.1627, 7.5954.
    expect([a! > 0.9, b! > 3 && b! < 3.6, c! > 3.9, d! < 8.1]).toEqual([true, true, true, true])
    expect(await page.getByRole('slider').inputValue()).toBe('3')

    await field.fill('1e9')
    await field.press('Enter')
    expect(await field.getAttribute('aria-invalid')).toBe('true')
    expect((await tableOf(page)).n![1]).toBe('8000')
  })

  it('says what is wrong with a bad file and changes nothing else', async () => {
    const before = await page.locator('#result').innerHTML()
    await drop(page, '<b>bad</b>.csv', '1\n2\nhello\n4\n')
    const alert = page.getByRole('alert')
    await alert.getByText('E_FILE_FORMAT').waitFor()
    expect(await alert.textContent()).toMatch(/<b>bad<\/b>\.csv.*hello/)
    expect(await page.locator('#result').innerHTML()).toBe(before)
    await page.getByRole('slider').press('ArrowRight')
    await lawIsAt(page, Math.round(1000 * 2 ** (17 / 16)))

    await page.getByLabel('Drop a file here, or choose one').setInputFiles(example)
    await page.getByRole('heading', { name: 'n001000.npy: n0 = 1000', exact: true }).waitFor()
    expect(await alert.textContent()).toBe('')
  })

  it('needs no more than 360 pixels', async () => {
    await page.setViewportSize({ width: 360, height: 740 })
    const [width, content] = await page.evaluate(() => [innerWidth, document.documentElement.scrollWidth])
    expect(content).toBeLessThanOrEqual(width!)
  })
})
