import { addressOf } from '@/app/_http/request'
import { write } from '@/app/_http/write'
import { requestOptions } from '@/lib/people/second-factor/passkey-options'
import { anyoneSigningIn } from '@/lib/people/second-factor/sign-in-with-passkey'
import { DomainError } from '@/lib/platform/error'
import { makeSharedThrottle } from '@/lib/platform/limit/rate-limit'
import { waitSentence } from '@/lib/platform/words'

/** Each challenge is a row: enough for an academy on one network, too few to fill the database. */
const perNetwork = makeSharedThrottle({ name: 'passkey-challenge', limit: 300, seconds: 300 })

export const POST = write(async ({ request }) => {
  const wait = await perNetwork.take(addressOf(request), new Date())
  if (wait > 0) throw new DomainError('too-many', `There were too many tries. ${waitSentence(wait)}`)
  return { to: '/sign-in', json: await requestOptions(null, anyoneSigningIn) }
})
