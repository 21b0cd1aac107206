/* Shows the organization's own numbers in a lesson. Without it, each is a link to the learner's call card. */
import { fetchPage } from './fetch-page'

const links = [...document.querySelectorAll<HTMLAnchorElement>('a.call')]
const address = links[0]?.href.split('#')[0]
/** A link has no box until its step is shown, so a lesson doesn't load the card before. */
const shown = new IntersectionObserver(
  (entries) => {
    if (!address || !entries.some(({ isIntersecting }) => isIntersecting)) return
    shown.disconnect()
    show(address).catch(() => undefined)
  },
  { rootMargin: '0px 0px 5000px 0px' },
)
for (const link of links) shown.observe(link)

async function show(address: string) {
  const card = await fetchPage(address)
  for (const link of links) {
    const phone = card.querySelector<HTMLAnchorElement>(`[id="${link.hash.slice(1)}"] a.lines-phone`)
    if (!phone) continue
    const number = document.createElement('a')
    number.className = 'phone'
    number.href = phone.href
    number.textContent = phone.textContent
    link.after(' (', number, ')')
  }
}
