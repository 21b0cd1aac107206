import type { PageContent } from '@/app/_http/page'
import { ButtonLink } from '@/app/_ui/form/button-link'
import { Page } from '@/app/_ui/page-frame'
import { makeSharedThrottle } from '@/lib/platform/limit/rate-limit'
import { makeThrottle } from '@/lib/platform/limit/throttle'
import { waitSentence } from '@/lib/platform/words'
import { title } from './sentences'
import { StatePanel } from './state-panel'

/** Per process: it limits CPU, since each check parses a file and verifies signatures. Needs no database. */
export const checks = makeThrottle({ name: 'verify-check', limit: 100, seconds: 60 })
/** Only unknown or mistyped serials count. */
export const misses = makeSharedThrottle({ name: 'verify-miss', limit: 20, seconds: 60 })

export function tooManyMisses(seconds: number): PageContent {
  const main = (
    <Page width="reading">
      <StatePanel state="unknown" title="Too many unknown serials">
        <p>Many serials from your network address were unknown or mistyped. {waitSentence(seconds)}</p>
      </StatePanel>
      <ButtonLink href="/verify">Verify a certificate</ButtonLink>
    </Page>
  )
  return { title, main, audience: 'public', status: 429, headers: { 'Retry-After': String(seconds) } }
}
