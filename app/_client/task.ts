/* Compares what the learner wrote or chose with the worked answer, in the page alone: nothing is sent. */
const work = document.querySelector<HTMLElement>('[data-task]')
const worked = document.querySelector<HTMLDetailsElement>('details[data-worked]')
const first = 'Do it yourself first: comparing teaches more that way. Or open it again to see the answer now.'

if (work && worked) {
  surviveReload([...work.querySelectorAll('textarea')])
  start(work, worked)
}

/**
 * In the tab's history entry, which “Exit this page” replaces: a browser itself restores nothing on an uncached page.
 * Browsers write entries to disk to reopen a closed tab.
 */
function surviveReload(areas: HTMLTextAreaElement[]) {
  const texts: unknown = history.state?.texts
  if (Array.isArray(texts)) for (const [index, area] of areas.entries()) area.value = `${texts[index] ?? ''}`
  const keep = () => history.replaceState({ texts: areas.map(({ value }) => value) }, '')
  for (const area of areas) area.addEventListener('change', keep)
  // A phone may drop a hidden tab's page and load it again.
  document.addEventListener('visibilitychange', keep)
}

function start(work: HTMLElement, worked: HTMLDetailsElement) {
  const status = worked.previousElementSibling
  let isAsked = false
  const say = (words: string) => {
    if (status) status.textContent = words
  }
  worked.querySelector('summary')?.addEventListener('click', (event) => {
    const mayOpen = worked.open || isAsked || hasBegun(work)
    say(mayOpen ? '' : first)
    if (!mayOpen) event.preventDefault()
    isAsked = true
  })
  const compare = () => {
    showText(worked)
    showChoices(work, worked)
  }
  worked.addEventListener('toggle', compare)
  work.addEventListener('input', compare)
}

function hasBegun(work: HTMLElement): boolean {
  const written = [...work.querySelectorAll('textarea')].some(({ value }) => value.trim().length > 0)
  const chosen = [...work.querySelectorAll('select')].some(({ value }) => value !== '')
  return written || chosen || work.querySelector(':checked:not(option)') !== null
}

function showText(worked: HTMLElement) {
  for (const mirror of worked.querySelectorAll<HTMLElement>('[data-mirror]')) {
    const own = document.getElementById(mirror.dataset.mirror ?? '')
    const text = own instanceof HTMLTextAreaElement ? own.value.trim() : ''
    mirror.hidden = text === ''
    const place = mirror.querySelector('p')
    if (place) place.textContent = text
  }
}

function showChoices(work: HTMLElement, worked: HTMLElement) {
  for (const given of worked.querySelectorAll<HTMLElement>('[data-row]')) {
    const { row = '', right } = given.dataset
    const choice = choiceOf(work, row)
    given.hidden = choice === null
    given.textContent = choice?.id === right ? 'Your answer is the same.' : `Your answer: ${choice?.text}.`
    given.classList.toggle('task-other', choice?.id !== right)
  }
}

/** The marked line, or a row's selected value; null before any choice. */
function choiceOf(work: HTMLElement, row: string): { id: string; text: string } | null {
  const box = work.querySelector<HTMLInputElement>(`input[value="${row}"]`)
  if (box?.checked) return { id: 'on', text: 'marked' }
  if (box) return work.querySelector('input:checked') ? { id: 'off', text: 'not marked' } : null
  const select = [...work.querySelectorAll('select')].find(({ value }) => value.startsWith(`${row}:`))
  return select ? { id: select.value.slice(row.length + 1), text: select.selectedOptions[0]?.text ?? '' } : null
}
