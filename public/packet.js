// @ts-check
/* Follows how far a packet is while it is sent, on its page. Without this the link "See how far it is" does. */
const place = document.querySelector('[data-packet]')
const everyMs = 2000
/** So many answers without anything new, and it is left alone: the download was broken off. */
const patience = 60

if (place instanceof HTMLElement) {
  const bar = place.querySelector('progress')
  const words = place.querySelector('span')
  const before = bar?.value ?? 0
  const address = place.dataset.packet ?? ''
  let following = false

  async function follow(finishedBefore = '') {
    if (following) return
    following = true
    for (let still = 0, last = before; still < patience; still += 1) {
      await new Promise((resolve) => setTimeout(resolve, everyMs))
      const answer = await fetch(address, { headers: { Accept: 'application/json' } }).catch(() => null)
      if (!answer?.ok) continue
      const { made, finishedAt, words: said } = await answer.json()
      if (finishedAt && finishedAt !== finishedBefore) return location.reload()
      if (made !== last) still = 0
      last = made
      if (bar) bar.value = made
      if (words) words.textContent = said
    }
    following = false
  }

  if (place.dataset.state === 'sending') void follow()
  document.querySelector('[data-download]')?.addEventListener('click', () => void follow(place.dataset.finished))
}
