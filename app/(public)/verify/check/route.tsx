import { openPage } from '@/app/_auth/reader'
import type { Address } from '@/app/_http/address'
import { backToForm } from '@/app/_http/flash'
import type { PageContent } from '@/app/_http/page'
import { addressOf, checkOrigin, wantsJson } from '@/app/_http/request'
import { json, seeOther } from '@/app/_http/respond'
import { waitSentence } from '@/lib/platform/words'
import type { Verdict } from '@/lib/proof/verification/verdict'
import { checkFile } from '@/lib/record/certificate/check-file'
import { serialInText } from '@/lib/record/certificate/serial-in-text'
import { checks, misses, tooManyMisses } from '../limits'
import { serialSentences, title } from '../sentences'
import { VerifyForms } from '../verify-forms'
import { type HandedIn, readHandedIn } from './handed-in'
import { VerdictPage } from './verdict-page'

const sentences = {
  empty: 'Choose a file, or paste the text of a credential.',
  'too-large': 'This file is larger than 5 MB. No certificate of ours is.',
} as const

/** An error: the form again, or JSON for `fetch`. */
function refused(request: Request, status: number, message: string, headers = {}): PageContent | Response {
  if (wantsJson(request)) {
    const answer = json({ error: { code: status === 429 ? 'too-many' : 'too-large', message } }, status)
    for (const [name, value] of Object.entries<string>(headers)) answer.headers.set(name, value)
    return answer
  }
  const main = <VerifyForms values={{}} errors={[{ field: 'file', message }]} />
  return { title, main, audience: 'public', script: 'verify.js', status, headers }
}

/** Redirects a serial or a link to its public page. Null for any other text. */
async function lookedUp(request: Request, text: string): Promise<PageContent | Response | null> {
  const parsed = serialInText(text)
  if (parsed.ok) return seeOther(`/verify/${parsed.serial}`)
  if (parsed.reason === 'malformed') return null
  const seconds = await misses.take(addressOf(request), new Date())
  if (seconds > 0) return tooManyMisses(seconds)
  const errors = [{ field: 'text', message: serialSentences.mistyped }]
  return backToForm('/verify', { values: { text }, errors })
}

async function answer(request: Request, handedIn: HandedIn): Promise<PageContent | Response> {
  if (handedIn.kind === 'too-large') return refused(request, 413, sentences['too-large'])
  if (handedIn.kind === 'nothing') {
    return backToForm('/verify', { values: {}, errors: [{ field: 'file', message: sentences.empty }] })
  }
  const elsewhere = handedIn.kind === 'text' ? await lookedUp(request, handedIn.text) : null
  if (elsewhere) return elsewhere
  const verdict = await checkFile(handedIn.kind === 'text' ? new TextEncoder().encode(handedIn.text) : handedIn.bytes)
  return wantsJson(request) ? json(verdict) : shown(verdict)
}

function shown(verdict: Verdict): PageContent {
  return { title: verdict.title, main: <VerdictPage verdict={verdict} />, audience: 'public' }
}

/** A file of 5 MB and the rest of its form. */
export const address = { body: { kilobytes: 5184, refusedKilobytes: 65536 } } satisfies Address

/** 200 whatever the verdict. */
export const POST = openPage(async ({ request }) => {
  // Before the rate limit, or another site's page could use up a visitor's tries (CSRF).
  checkOrigin(request)
  const seconds = checks.take(addressOf(request), new Date())
  if (seconds > 0) {
    const message = `Too many checks came from your network address. ${waitSentence(seconds)}`
    return refused(request, 429, message, { 'Retry-After': String(seconds) })
  }
  return answer(request, await readHandedIn(request))
})

/** Results are not stored, so their address redirects to the form. */
export function GET(): Response {
  return seeOther('/verify')
}
