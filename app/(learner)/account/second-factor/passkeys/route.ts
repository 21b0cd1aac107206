import { requireSession } from '@/app/_auth/guards'
import { requireRecentPassword } from '@/app/_auth/recent-password'
import { backToForm } from '@/app/_http/flash'
import { safeNext } from '@/app/_http/next-path'
import { write } from '@/app/_http/write'
import { deviceName } from '@/lib/people/account/session/device-name'
import { addPasskey } from '@/lib/people/second-factor/add-passkey'
import { sessionHolder } from '@/lib/people/second-factor/passkey-options'
import { factorName, newPasskey } from '@/lib/people/second-factor/schema'
import { showAdded } from '../added'

const sentences = {
  'no-match': 'This passkey could not be added. Please try again.',
  'too-many': 'You have ten passkeys already. Remove one first.',
} as const

export const POST = write(async ({ form, request }) => {
  const { learner, session } = await requireSession()
  const next = encodeURIComponent(safeNext(form.get('next'), ''))
  const typed = form.get('key') ?? ''
  const again = (message: string) =>
    backToForm(`/account/second-factor?next=${next}`, {
      values: { key: typed },
      errors: [{ field: 'key', message }],
    })
  const [name, response] = [factorName.safeParse(typed), newPasskey.safeParse(form.get('passkey'))]
  if (!name.success) return again(name.error.issues[0]?.message ?? '')
  if (!response.success) return again(sentences['no-match'])
  await requireRecentPassword({ request, form })
  const added = await addPasskey(learner, {
    session,
    holder: sessionHolder(session),
    name: name.data || deviceName(request.headers.get('user-agent')),
    response: response.data,
  })
  return added.ok ? showAdded(session, added, form.get('next')) : again(sentences[added.reason])
})
