/** Attributes of an element; an absent one is left out. */
interface Attributes {
  readonly [name: string]: string | undefined
}

/** An element with texts and elements inside; texts are texts, never markup. */
export function element<K extends keyof HTMLElementTagNameMap>(
  name: K,
  attributes: Attributes = {},
  ...content: readonly (Node | string)[]
): HTMLElementTagNameMap[K] {
  const made = document.createElement(name)
  for (const [attribute, value] of Object.entries(attributes))
    if (value !== undefined) made.setAttribute(attribute, value)
  made.append(...content)
  return made
}

/** The element of the page with this id, of the given class. Throws where index.html has none. */
export function byId<E extends HTMLElement>(id: string, kind: { new (): E; readonly name: string }): E {
  const found = document.getElementById(id)
  if (!(found instanceof kind)) throw new Error(`The page has no ${kind.name} with the id "${id}".`)
  return found
}
