import type { SignOnRefused } from '@/lib/people/single-sign-on/find-person'
import type { Provider } from '@/lib/people/single-sign-on/queries'
import type { Vouched } from '@/lib/people/single-sign-on/schema'
import { signOn } from '@/lib/people/single-sign-on/sign-on'
import { logError } from '@/lib/platform/log-error'
import { backToForm } from '../_http/flash'
import { readDevice } from './device'
import { currentActor } from './guards'
import { clearedSignOnCookie } from './sign-on-cookie'
import { signedIn } from './signed-in'

export const signOnField = 'sign-on'

interface Request {
  next: string
  accountId: string | null
}

const askAdministrator = 'Ask the people who run your sign-on.'

function sentenceOf(reason: SignOnRefused, { name }: Provider): string {
  const sentences: Record<SignOnRefused, string> = {
    'no-address': `${name} did not send your email address. ${askAdministrator}`,
    'no-name': `${name} did not send your name. ${askAdministrator}`,
    'unconfirmed-address': `${name} has not confirmed your email address. ${askAdministrator}`,
    'other-domain': `${name} cannot sign in people with your email address here.`,
    'address-owned':
      'There is already an account with your email address. Sign in with its password. Then open Account, Single sign-on, and link it.',
    'linked-to-another': `Your sign-on with ${name} belongs to another account here.`,
    closed: 'This account is closed.',
    'second-step': `Your account has its own second step, and ${name} did not ask for one. Sign in with your password.`,
    administrator: `Administrators of the site cannot sign in with ${name}. Use your password.`,
    'other-organization': `Your account also belongs to another organization, so ${name} cannot sign you in. Use your password.`,
  }
  return sentences[reason]
}

const backTo = (request: Request | null) =>
  request?.accountId ? '/account/sign-on' : `/sign-in?next=${encodeURIComponent(request?.next ?? '/learn')}`

const refuse = (request: Request | null, message: string) =>
  backToForm(backTo(request), { values: {}, errors: [{ field: signOnField, message }] })

/** The answer failed a check, or belongs to no sign-on of this browser. */
export function refuseAnswer(provider: Provider, error?: unknown): Promise<Response> {
  if (error) logError(`an answer of sign-on provider ${provider.id} was refused`, error)
  return refuse(null, `Signing in with ${provider.name} did not work, or took too long. Please try again.`)
}

/** Signs the person on after the provider's answer was checked. */
export async function arriveFrom(
  provider: Provider,
  { vouched, request, userAgent }: { vouched: Vouched; request: Request; userAgent: string | null },
): Promise<Response> {
  const { next, accountId } = request
  // Race: someone else signed in on this device before the answer came.
  if (accountId && (await currentActor())?.accountId !== accountId) return refuseAnswer(provider)
  const signed = await signOn(provider, { vouched, linkTo: accountId, device: await readDevice(), userAgent })
  const response = signed.ok ? await signedIn(signed, next) : await refuse(request, sentenceOf(signed.reason, provider))
  response.headers.append('Set-Cookie', clearedSignOnCookie)
  return response
}
