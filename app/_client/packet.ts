/* Updates the progress of a packet while it downloads. Without JavaScript, the link "Check progress" does. */
import { requestJson } from './post'

const pollMs = 2000
/** After this many polls without progress the download has broken off, and polling stops. */
const maxUnchanged = 60

interface Progress {
  made: number
  finishedAt: string | null
  words: string
}

const panel = document.querySelector<HTMLElement>('[data-packet]')
if (panel) watch(panel)

function watch(panel: HTMLElement) {
  const bar = panel.querySelector('progress')
  const label = panel.querySelector('span')
  const initial = bar?.value ?? 0
  let isPolling = false

  async function poll(finishedBefore = '') {
    if (isPolling) return
    isPolling = true
    for (let unchanged = 0, last = initial; unchanged < maxUnchanged; unchanged += 1) {
      await new Promise((resolve) => setTimeout(resolve, pollMs))
      const { ok, body } = await requestJson<Progress>(panel.dataset.packet ?? '')
      if (!ok || !body) continue
      if (body.finishedAt && body.finishedAt !== finishedBefore) return location.reload()
      if (body.made !== last) unchanged = 0
      last = body.made
      if (bar) bar.value = body.made
      if (label) label.textContent = body.words
    }
    isPolling = false
  }

  if (panel.dataset.state === 'sending') void poll()
  document.querySelector('[data-download]')?.addEventListener('click', () => void poll(panel.dataset.finished))
}
