import { createConversation } from './conversation.ts'
import { fetchExample } from './example.ts'
import { byId } from './page/element.ts'
import { type ChosenFile, connectFileChooser } from './page/file-chooser.ts'
import { showError } from './page/show-error.ts'
import { showEvents } from './page/show-events.ts'
import { showFit } from './page/show-fit.ts'
import { showLaw, showVerdict } from './page/show-law.ts'
import { showPicture } from './page/show-picture.ts'
import { createSizeControl } from './page/size-control.ts'
import type { Answer, LawAtSize, Opened, Prediction, Question, Subject } from './protocol.ts'
import { startWorker } from './start-worker.ts'
import { lawLine } from './words/describe-law.ts'

const place = {
  error: byId('error', HTMLElement),
  status: byId('status', HTMLElement),
  result: byId('result', HTMLElement),
  title: byId('result-title', HTMLElement),
  fit: byId('fit', HTMLElement),
  size: byId('size', HTMLElement),
  picture: byId('picture', HTMLElement),
  verdict: byId('verdict', HTMLElement),
  law: byId('law', HTMLElement),
  events: byId('events', HTMLElement),
}

/** What the page shows: what predictions rest on, and the size whose law is drawn. */
let shown: { readonly subject: Subject; readonly initial: LawAtSize; readonly n: number } | undefined

const conversation = createConversation(
  startWorker(() => conversation),
  show,
)
const size = createSizeControl((n) => {
  if (shown !== undefined) conversation.ask({ kind: 'carry', subject: shown.subject, n })
})

function openFile({ name, file }: ChosenFile): void {
  showError(place.error, null)
  place.status.textContent = `Reading and fitting ${name} …`
  place.result.setAttribute('aria-busy', 'true')
  conversation.ask({ kind: 'open', name, file })
}

function show(answer: Answer, question: Question): void {
  if (question.kind === 'open') place.result.removeAttribute('aria-busy')
  switch (answer.kind) {
    case 'opened':
      showOpened(answer)
      break
    case 'carried':
      showPrediction(answer)
      break
    case 'failed':
      showError(place.error, answer.error)
      place.status.textContent = ''
      // The slider may have been moved while the file was being read.
      if (question.kind === 'open' && shown !== undefined && size.chosen() !== shown.n)
        conversation.ask({ kind: 'carry', subject: shown.subject, n: size.chosen() })
  }
}

function showOpened({ label, n0, fit, fitted }: Opened): void {
  place.title.textContent = `${label}: n0 = ${n0}`
  showFit(place.fit, fit)
  place.result.hidden = false
  place.size.hidden = fitted.subject === null
  if (fitted.subject === null) {
    shown = undefined
    showPicture(place.picture, fitted.svg)
    for (const empty of [place.verdict, place.law, place.events]) empty.replaceChildren()
    place.status.textContent = 'The data are drawn; there is no law.'
    return
  }
  const { subject, initial, first, events, horizon } = fitted
  shown = { subject, initial, n: first.law.n }
  size.reset(n0, first.law.n, events ?? [])
  showEvents(place.events, events, horizon, n0)
  showPrediction(first)
}

function showPrediction({ law, svg }: Prediction): void {
  if (shown === undefined) return
  shown = { ...shown, n: law.n }
  showPicture(place.picture, svg)
  showVerdict(place.verdict, shown.initial, law)
  showLaw(place.law, shown.initial, law)
  if (law.n === size.chosen()) place.status.textContent = lawLine(law)
}

connectFileChooser((files) => {
  if (files.length === 1) openFile(files[0]!)
  else showError(place.error, { code: 'E_USAGE', message: `One file at a time; got ${files.length}.`, details: {} })
})

byId('example', HTMLButtonElement).addEventListener('click', async () => {
  try {
    openFile(await fetchExample())
  } catch (thrown) {
    showError(place.error, { code: 'E_FILE_READ', message: String(thrown), details: {} })
  }
})
