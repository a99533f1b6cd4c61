import type { LegendItem } from './figure.ts'
import type { PanelData } from './panel-data.ts'

/** Room of a symbol, and of an average letter at the legend's size, in pixels. */
const SYMBOL = 28
const LETTER = 6.1
const GAP = 18
const LINE = 17

/** Legend for what the panels show, in lines of at most the given width from a point on. */
export function legend(panels: readonly PanelData[], left: number, top: number, width: number): readonly LegendItem[] {
  const used = (key: 'observed' | 'law' | 'truth'): boolean => panels.some((panel) => panel[key] !== undefined)
  const atoms = panels.some((panel) =>
    [panel.observed, panel.law, panel.truth].some((one) => (one?.atoms.length ?? 0) > 0),
  )
  const edges = panels.some(({ law }) => (law?.bulks.length ?? 0) > 0)
  const entries: readonly (readonly [LegendItem['symbol'], string, boolean])[] = [
    ['observed', 'eigenvalues', used('observed')],
    ['law', 'law', used('law')],
    ['truth', 'true eigenvalues', used('truth')],
    ['edge', 'edges of the bulks', edges],
    ['atom', 'atom (full height = 100 %)', atoms],
  ]
  let [x, y] = [left, top]
  return entries
    .filter(([, , shown]) => shown)
    .map(([symbol, text]) => {
      const room = SYMBOL + LETTER * text.length
      if (x > left && x + room > left + width) [x, y] = [left, y + LINE]
      const at = [x, y] as const
      x += room + GAP
      return { symbol, text, at }
    })
}
