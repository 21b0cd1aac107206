import type { SessionClaims } from '@/lib/people/account/session/session'
import { type ConfirmRefused, confirmAtProvider } from '@/lib/people/single-sign-on/confirm-at-provider'
import { logRefusal } from '@/lib/people/single-sign-on/log-refusal'
import type { Provider } from '@/lib/people/single-sign-on/queries'
import type { Vouched } from '@/lib/people/single-sign-on/schema'
import { signOn } from '@/lib/people/single-sign-on/sign-on'
import type { Began } from '@/lib/people/single-sign-on/sign-on-request'
import { backToForm } from '../_http/flash'
import { seeOther } from '../_http/respond'
import { readDevice } from './device'
import { expiredSentence, failureSentence } from './failure-sentence'
import { currentSession } from './guards'
import { clearedSignOnCookie } from './sign-on-cookie'
import { secondStep, signedIn } from './signed-in'

export const signOnField = 'sign-on'

const askAdministrator = 'Ask the people who run your sign-on.'

function sentenceOf(reason: ConfirmRefused, { name }: Provider): string {
  const sentences: Record<ConfirmRefused, string> = {
    'no-address': `${name} did not send your email address. ${askAdministrator}`,
    'no-name': `${name} did not send your name. ${askAdministrator}`,
    'unconfirmed-address': `${name} says that your email address is not confirmed. Confirm it there, or ask the people who run your sign-on.`,
    'other-domain': `${name} cannot sign in people with your email address here. ${askAdministrator}`,
    'address-owned':
      'There is already an account with your email address. Sign in with its password. Then open Account, Single sign-on, and link it.',
    'linked-to-another': `Your sign-on with ${name} belongs to another account here. Sign out, and sign in with ${name}.`,
    stale: `${name} did not ask you to sign in again, so this does not count. ${askAdministrator}`,
    'another-person': `You signed in to ${name} as another person. Sign in there with your own account.`,
    closed: 'Your account here is closed. Ask the people who run this site.',
    'not-admitted': `${name} cannot do this for your account. Use your password. If you have none, set one with “Forgot your password?” on the sign-in page, or ask the people who run this site.`,
  }
  return sentences[reason]
}

function backTo(request: Began | null): string {
  if (request?.sessionId) return request.next
  return request?.accountId ? '/account/sign-on' : `/sign-in?next=${encodeURIComponent(request?.next ?? '/learn')}`
}

const refuse = (request: Began | null, message: string) =>
  backToForm(backTo(request), { values: {}, errors: [{ field: signOnField, message }] })

/** The answer failed a check. */
export function refuseAnswer(provider: Provider, request: Began | null, error: unknown): Promise<Response> {
  logRefusal(provider.id, 'an answer', error)
  return refuse(request, failureSentence(error, provider))
}

/** The answer belongs to no open sign-on of this browser. */
export function refuseExpired({ name }: Provider, request: Began | null): Promise<Response> {
  return refuse(request, expiredSentence(name))
}

interface Arrival {
  vouched: Vouched
  request: Began
  userAgent: string | null
}

/** Carries on after the provider's answer was checked. */
export async function arriveFrom(provider: Provider, arrival: Arrival): Promise<Response> {
  const { accountId, sessionId } = arrival.request
  const now = accountId ? await currentSession() : null
  // Race: someone else signed in on this device before the answer came.
  const isOther = accountId !== (now?.learner.accountId ?? null) || (sessionId && now?.session.sessionId !== sessionId)
  if (isOther) return refuse(null, `Someone signed in or out here before ${provider.name} answered. Try again.`)
  const response = sessionId && now ? await confirm(provider, arrival, now.session) : await enter(provider, arrival)
  response.headers.append('Set-Cookie', clearedSignOnCookie)
  return response
}

/** Signs the person on, or links the account. */
async function enter(provider: Provider, { vouched, request, userAgent }: Arrival): Promise<Response> {
  const device = await readDevice()
  const signed = await signOn(provider, { vouched, linkTo: request.accountId, device, userAgent })
  if (signed.ok) return signedIn(signed, request.next)
  if (signed.reason === 'second-factor') return secondStep(signed.pending, request.next)
  return refuse(request, sentenceOf(signed.reason, provider))
}

async function confirm(provider: Provider, arrival: Arrival, session: SessionClaims): Promise<Response> {
  const { vouched, request, userAgent } = arrival
  const confirmed = await confirmAtProvider(provider, { vouched, session, begunAt: request.begunAt, userAgent })
  return confirmed.ok ? seeOther(request.next) : refuse(request, sentenceOf(confirmed.reason, provider))
}
