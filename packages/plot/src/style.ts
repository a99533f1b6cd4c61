/** Colours: from the palette of Okabe and Ito, told apart by colour-blind eyes and in print. */
export const COLOURS = {
  ink: '#1f2933',
  soft: '#52606d',
  grid: '#e4e7eb',
  observed: '#b8c2cc',
  observedInk: '#52606d',
  law: '#0072b2',
  truth: '#d55e00',
  paper: '#ffffff',
} as const

/** Colour of lines and texts of a role. */
export const inkOf = { observed: COLOURS.observedInk, law: COLOURS.law, truth: COLOURS.truth } as const

/** Fonts that every system has, and sizes in pixels. */
export const FONT = "system-ui, 'Helvetica Neue', Helvetica, Arial, 'DejaVu Sans', sans-serif"
export const SIZE = { title: 16, label: 12.5, text: 12, small: 11 } as const
