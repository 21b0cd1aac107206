import { readPending } from '@/app/_auth/pending-cookie'
import { write } from '@/app/_http/write'
import { findPending } from '@/lib/people/account/session/pending-sign-in'
import { holderOf } from '@/lib/people/second-factor/finish-sign-in'
import { requestOptions } from '@/lib/people/second-factor/passkey-options'
import { DomainError } from '@/lib/platform/error'

export const POST = write(async ({ world }) => {
  const token = await readPending()
  const pending = await findPending(token, world.now())
  if (!pending || !token) throw new DomainError('unauthenticated', 'Your sign-in took too long. Please start again.')
  return { to: '/sign-in/second-factor', json: await requestOptions(pending, holderOf(token)) }
})
