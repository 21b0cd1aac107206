/* The choices of text size and spacing, kept on this device. Without it, they are hidden, and the browser's zoom works. */
import { applyText, storeChoice, storedChoice } from './device'

for (const tools of document.querySelectorAll<HTMLElement>('[data-text-tools]')) {
  tools.hidden = false
  for (const select of tools.querySelectorAll('select')) {
    select.value = storedChoice(select.name)
    select.addEventListener('change', () => {
      storeChoice(select.name, select.value)
      applyText()
    })
  }
}
