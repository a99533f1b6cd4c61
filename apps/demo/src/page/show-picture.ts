/** Puts a picture into a place of the page; the text must be one well-formed SVG element, as toSvg makes it. */
export function showPicture(place: HTMLElement, svg: string): void {
  const root = new DOMParser().parseFromString(svg, 'image/svg+xml').documentElement
  if (!(root instanceof SVGSVGElement)) throw new Error('The picture is no SVG.')
  place.replaceChildren(document.importNode(root, true))
}
