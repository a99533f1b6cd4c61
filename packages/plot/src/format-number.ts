const SUPERSCRIPTS = '⁰¹²³⁴⁵⁶⁷⁸⁹'

/** A power of ten, 10⁻³. */
export const powerOfTen = (exponent: number): string =>
  `10${exponent < 0 ? '⁻' : ''}${[...String(Math.abs(exponent))].map((digit) => SUPERSCRIPTS[Number(digit)]).join('')}`

/** A number for people: so many significant digits, no trailing zeros, a true minus sign, 1.5×10⁻⁷ where it is far from 1. */
export function formatNumber(x: number, digits = 4): string {
  if (x === 0) return '0'
  const [mantissa, exponent] = Math.abs(x)
    .toExponential(digits - 1)
    .split('e') as [string, string]
  const power = Number(exponent)
  const plain = power >= -4 && power < 6
  const body = plain ? Number(`${mantissa}e${exponent}`).toFixed(Math.max(0, digits - 1 - power)) : mantissa
  const short = body.includes('.') ? body.replace(/\.?0+$/, '') : body
  return `${x < 0 ? '−' : ''}${short}${plain ? '' : `×${powerOfTen(power)}`}`
}

/** A share as per cent: three significant digits, more where the rest would vanish. */
export function formatShare(share: number): string {
  const percent = 100 * share
  return `${formatNumber(percent, percent > 99 && percent < 100 ? 5 : 3)} %`
}
