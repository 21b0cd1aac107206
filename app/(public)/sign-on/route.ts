import { signOnField } from '@/app/_auth/arrive-from'
import { leaveFor } from '@/app/_auth/leave-for'
import { backToForm } from '@/app/_http/flash'
import { safeNext } from '@/app/_http/next-path'
import { addressOf } from '@/app/_http/request'
import { write } from '@/app/_http/write'
import { maySignOn } from '@/lib/people/single-sign-on/may-sign-on'
import { findProvider, findProviderFor } from '@/lib/people/single-sign-on/queries'

/** Begins with a provider of the site, or with the one for a work address. */
export const POST = write(async ({ form, request }) => {
  const next = safeNext(form.get('next'))
  const work = form.get(signOnField)
  const again = (message: string) =>
    backToForm(`/sign-in?next=${encodeURIComponent(next)}`, {
      values: { [signOnField]: work ?? '' },
      errors: [{ field: signOnField, message }],
    })
  if (!(await maySignOn(addressOf(request)))) return again('There were too many tries. Wait fifteen minutes.')
  const provider = work === null ? await findProvider(form.get('provider') ?? '') : await findProviderFor(work)
  if (!provider) return again('No organization here signs in people with this address. Use your password.')
  return leaveFor(provider, { next, accountId: null, sessionId: null })
})
