import { Unreadable } from '@/lib/platform/file/unreadable'
import type { KeyUse } from '@/lib/proof/issuer/published-key'
import { checkPacket } from '@/lib/proof/verification/packet/packet'
import { ProofsOfTime } from '../proof-of-time'
import { verify } from '../verify'
import { dayOfMoment, timeUnproven } from '../words'
import { readOpenedKeys } from './opened-keys'
import { showPacket } from './packet-shown'
import { element, type KeysAtHand, showVerdict } from './shown'

/* A classic script: browsers load no modules from a disk. Makes no requests; the exports are for the bundle's tests. */
export { checkPacket, readOpenedKeys, verify }

/** A little more than `verify` accepts, so that `verify` itself reports the size. */
const readAtMost = 5 * 1024 * 1024 + 1
const uses: Record<KeyUse, string> = { credential: 'credentials', jwt: 'JWTs', pdf: 'PDFs' }

function get<T extends HTMLElement>(id: string): T {
  const found = document.getElementById(id)
  if (!found) throw new Error(`the page has no #${id}`)
  return found as T
}

function start(): void {
  const form = get<HTMLFormElement>('check')
  const file = get<HTMLInputElement>('file')
  const text = get<HTMLTextAreaElement>('text')
  const keyFile = get<HTMLInputElement>('key-file')
  const keysBack = get<HTMLButtonElement>('keys-back')
  const inside: KeysAtHand = JSON.parse(get('trust').textContent ?? '')
  let keys = inside
  const tokens: Uint8Array[] = []
  let proofs = new ProofsOfTime()
  let latest = 0

  async function check(given: Promise<ArrayBuffer> | Uint8Array, name: string): Promise<void> {
    const turn = ++latest
    const at = new Date()
    const place = get('verdict')
    let said = ''
    get('progress').textContent = `Checking ${name} …`
    try {
      const bytes = new Uint8Array(await given)
      const verdict = await verify(bytes, {
        issuer: keys.issuer,
        keysAsOf: new Date(keys.asOf ?? 0),
        now: at,
        stampsOf: async (sha256) => [...tokens, ...(await proofs.stampsOf(sha256))],
        sealedAt: proofs.sealedAt,
      })
      if (turn !== latest) return
      if (proofs.add(bytes, verdict)) said = `The proof of time ${name} is open. Now choose the certificate.`
      else if (verdict.title === timeUnproven && proofs.areOpen)
        said = 'The proof of time that you opened does not show when this was signed.'
      showVerdict(place, verdict, name, at, keys)
    } catch {
      if (turn !== latest) return
      const sentence = `This browser could not check ${name}. Try it again, or with a newer browser.`
      place.replaceChildren(element('p', { class: 'notice notice-warn', role: 'alert' }, sentence))
    }
    get('progress').textContent = said
  }
  async function checkZip(given: File): Promise<void> {
    const turn = ++latest
    const say = (words: string) => {
      if (turn === latest) get('progress').textContent = words
    }
    say(`Checking ${given.name} …`)
    try {
      const pending = (left: number) => say(`Checking ${given.name}: ${left} files to go …`)
      const keysAsOf = new Date(keys.asOf ?? 0)
      const verdict = await checkPacket(given, { issuer: keys.issuer, keysAsOf, pending })
      if (turn === latest) showPacket(get('verdict'), verdict, given.name, keys)
    } catch (error) {
      if (turn !== latest) return
      const sentence = error instanceof Unreadable ? error.message : `This browser could not check ${given.name}.`
      get('verdict').replaceChildren(element('p', { class: 'notice notice-warn', role: 'alert' }, sentence))
    }
    say('')
  }
  async function checkFile(given: File): Promise<void> {
    if (given.name.endsWith('.tst')) return takeStamp(given)
    if ((await given.slice(0, 4).text()) === 'PK\x03\x04') await checkZip(given)
    else await check(given.slice(0, readAtMost).arrayBuffer(), given.name)
  }
  async function takeStamp(given: File): Promise<void> {
    tokens.push(new Uint8Array(await given.slice(0, readAtMost).arrayBuffer()))
    get('progress').textContent = `The time-stamp ${given.name} is open. Now choose the file that it is about.`
  }
  const checkText = (given: string) => check(new TextEncoder().encode(given), 'The pasted text')

  function checkAgainst(next: KeysAtHand, said: string): void {
    keys = next
    // Others' keys sealed those that are open.
    proofs = new ProofsOfTime()
    // Drops a verdict by other keys that is still on its way.
    latest++
    get('progress').textContent = ''
    get('verdict').replaceChildren()
    get('keys-in-use').textContent = said
    keysBack.hidden = next === inside
    const each = next.issuer.keys.map(({ id, use: signs, createdAt, retiredAt }) => {
      const days = [createdAt && `since ${dayOfMoment(createdAt)}`, retiredAt && `until ${dayOfMoment(retiredAt)}`]
      return element('li', {}, element('code', {}, id), [` for ${uses[signs]}`, ...days.filter(Boolean)].join(', '))
    })
    get('keys-list').replaceChildren(...each)
  }
  const takeInside = () =>
    checkAgainst(
      inside,
      `The keys of ${inside.issuer.name} (${inside.issuer.did}) inside this file, as of ${dayOfMoment(inside.asOf ?? '')}.`,
    )
  async function openKeys(given: File): Promise<void> {
    const read = await readOpenedKeys(await given.slice(0, readAtMost).text())
    if (read.ok)
      checkAgainst(
        { issuer: read.issuer, asOf: null },
        `The keys of ${read.issuer.name} (${read.issuer.did}) in ${given.name}.`,
      )
    get('keys-problem').textContent = read.ok ? '' : read.reason
    keyFile.toggleAttribute('aria-invalid', !read.ok)
  }

  form.addEventListener('submit', (event) => {
    event.preventDefault()
    const chosen = file.files?.[0]
    if (text.value.trim()) void checkText(text.value)
    else if (chosen) void checkFile(chosen)
    else get('progress').textContent = 'Choose a file or paste a text first.'
  })
  file.addEventListener('change', () => {
    const chosen = file.files?.[0]
    if (!chosen) return
    text.value = ''
    void checkFile(chosen)
  })
  text.addEventListener('input', () => {
    file.value = ''
  })
  keyFile.addEventListener('change', () => {
    const chosen = keyFile.files?.[0]
    if (chosen) void openKeys(chosen)
  })
  keysBack.addEventListener('click', () => {
    keyFile.value = ''
    takeInside()
    keyFile.focus()
  })
  // Otherwise the browser would open a dropped file in place of the page.
  document.addEventListener('dragover', (event) => event.preventDefault())
  document.addEventListener('drop', (event) => {
    if (event.target === keyFile || event.target === file) return
    event.preventDefault()
    take(event.dataTransfer)
  })
  document.addEventListener('paste', (event) => {
    const given = event.clipboardData
    if (event.target === text && !given?.files.length) return
    event.preventDefault()
    take(given)
  })
  function take(given: DataTransfer | null): void {
    const dropped = given?.files[0]
    const words = given?.getData('text/plain').trim()
    if (dropped) void checkFile(dropped)
    else if (words) void checkText(words)
  }

  takeInside()
  if (!globalThis.crypto?.subtle) {
    get('unable').hidden = false
    for (const control of form.elements) control.toggleAttribute('disabled', true)
  }
}

if (typeof document !== 'undefined') start()
