import { byId } from './element.ts'

/** A file to open, however it was chosen. */
export interface ChosenFile {
  readonly name: string
  readonly file: Blob
}

/** Connects the file field and the dropping of a file anywhere on the page. */
export function connectFileChooser(choose: (files: readonly ChosenFile[]) => void): void {
  const field = byId('file', HTMLInputElement)
  const chosen = (list: FileList | undefined | null): void => {
    const files = [...(list ?? [])].map((file) => ({ name: file.name, file }))
    if (files.length > 0) choose(files)
  }
  field.addEventListener('change', () => {
    chosen(field.files)
    // So that the same file can be chosen again after it was mended.
    field.value = ''
  })
  const root = document.documentElement
  let inside = 0
  const mark = (change: number): void => {
    inside = Math.max(0, inside + change)
    root.classList.toggle('dropping', inside > 0)
  }
  document.addEventListener('dragenter', () => mark(1))
  document.addEventListener('dragleave', () => mark(-1))
  document.addEventListener('dragover', (event) => event.preventDefault())
  document.addEventListener('drop', (event) => {
    event.preventDefault()
    mark(-inside)
    chosen(event.dataTransfer?.files)
  })
}
