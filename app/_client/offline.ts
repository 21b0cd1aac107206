/* A press without a connection stays on its page, instead of leading to the browser's own error page. */
const note = document.createElement('p')
note.role = 'status'
note.className = 'offline'

document.addEventListener('click', (event) => {
  const link = event.target instanceof Element ? event.target.closest('a') : null
  if (!link || event.defaultPrevented || navigator.onLine || !leadsAway(link, event)) return
  event.preventDefault()
  unlessOffline(() => location.assign(link.href))
})

document.addEventListener('submit', (event) => {
  const form = event.target
  if (event.defaultPrevented || navigator.onLine || isReached || !(form instanceof HTMLFormElement)) return
  event.preventDefault()
  const { submitter } = event
  unlessOffline(() => form.requestSubmit(submitter))
})

window.addEventListener('online', () => note.remove())

function leadsAway(link: HTMLAnchorElement, { button, altKey, ctrlKey, metaKey, shiftKey }: MouseEvent): boolean {
  const isPlain = button === 0 && !(altKey || ctrlKey || metaKey || shiftKey)
  const isOurs = link.origin === location.origin && !link.target && !link.hasAttribute('download')
  return isPlain && isOurs && (link.pathname !== location.pathname || link.search !== location.search)
}

let isReached = false

/** A site on the same computer or in the same building answers without the internet. */
async function unlessOffline(act: () => void) {
  isReached = await fetch('/api/health', { method: 'HEAD' }).then(
    () => true,
    () => false,
  )
  if (isReached) act()
  else {
    note.textContent = 'No connection. Nothing is lost: try again when you’re back online.'
    document.body.append(note)
  }
  isReached = false
}
