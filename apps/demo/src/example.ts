import url from '@example/n001000.npy?url'
import type { ChosenFile } from './page/file-chooser.ts'

/** The example that is shipped with the page. Throws where it is not there. */
export async function fetchExample(): Promise<ChosenFile> {
  const response = await fetch(new URL(url, document.baseURI))
  if (!response.ok) throw new Error(`The example cannot be fetched: ${response.status} ${response.statusText}`)
  return { name: 'n001000.npy (the example)', file: await response.blob() }
}
