import { z } from 'zod'
import { requireSession } from '@/app/_auth/guards'
import { leaveFor } from '@/app/_auth/leave-for'
import { openPage } from '@/app/_auth/reader'
import { readFlash } from '@/app/_http/flash'
import { HiddenFields } from '@/app/_http/hidden-fields'
import { safeNext } from '@/app/_http/next-path'
import { passwordPage } from '@/app/_http/password-page'
import { addressOf } from '@/app/_http/request'
import { unusableLink } from '@/app/_http/unusable-link'
import { write } from '@/app/_http/write'
import { Button } from '@/app/_ui/form/button'
import { ButtonRow } from '@/app/_ui/form/button-row'
import { Page } from '@/app/_ui/page-frame'
import { PageHeading } from '@/app/_ui/page-heading'
import { isRecent } from '@/lib/people/account/session/confirm-password'
import { maySignOn } from '@/lib/people/single-sign-on/may-sign-on'
import { findProvider, listConfirmers } from '@/lib/people/single-sign-on/queries'
import { DomainError, notFound } from '@/lib/platform/error'
import { isUuid } from '@/lib/platform/id'
import { findRefusedForm, saveRefusedForm } from '@/lib/platform/refused-form'
import { seal, unseal } from '@/lib/platform/sealed'

const here = '/account/confirmation'

/** A form that waits while its person signs in again at their provider. Sealed for the session: it may have a secret. */
const waiting = z.object({ to: z.string(), back: z.string(), form: z.string() })
const purposeOf = (sessionId: string, id: string) => `waiting-form:${sessionId}:${id}`

async function findWaiting(id: string | null, sessionId: string) {
  const found = z.object({ sealed: z.string() }).safeParse(isUuid(id ?? '') ? await findRefusedForm(id ?? '') : null)
  const text = found.success ? unseal(found.data.sealed, purposeOf(sessionId, id ?? '')) : null
  return text === null ? null : waiting.parse(JSON.parse(text))
}

export const GET = openPage(async ({ query }) => {
  const { learner, session } = await requireSession()
  const kept = await findWaiting(query.get('form'), session.sessionId)
  if (!kept)
    return unusableLink('Confirm that it’s you', <p>It works for ten minutes. Please fill in the form again.</p>)
  const form = new URLSearchParams(kept.form)
  if (!isRecent(session.passwordAt)) {
    const { errors } = await readFlash(query.get('problem'))
    const problem = errors[0]?.message ?? null
    return {
      status: 403,
      ...passwordPage({ form, problem, confirmers: await listConfirmers(learner) }, kept.to, kept.back),
    }
  }
  return {
    title: 'It’s you',
    current: '/account',
    audience: 'public',
    main: (
      <Page width="form">
        <PageHeading title="Thank you. We know that it’s you." />
        <p>Nothing was changed yet. We kept what you entered.</p>
        <form method="post" action={kept.to}>
          <HiddenFields form={form} without={[]} />
          <ButtonRow cancel={kept.back}>
            <Button>Continue</Button>
          </ButtonRow>
        </form>
      </Page>
    ),
  }
})

export const POST = write(async ({ form, request }) => {
  const { learner, session } = await requireSession()
  const { accountId } = learner
  const { sessionId } = session
  const chosen = (await listConfirmers(learner)).find(({ id }) => id === form.get('provider'))
  if (!chosen) throw notFound()
  if (!(await maySignOn(addressOf(request)))) {
    throw new DomainError('too-many', 'There were too many tries. Wait fifteen minutes, then try again.')
  }
  const id = crypto.randomUUID()
  const [to, back] = [safeNext(form.get('to')), safeNext(form.get('back'))]
  const kept = JSON.stringify({ to, back, form: form.get('form') ?? '' } satisfies z.infer<typeof waiting>)
  await saveRefusedForm(id, { sealed: seal(kept, purposeOf(sessionId, id)) })
  return leaveFor(await findProvider(chosen.id), { next: `${here}?form=${id}`, accountId, sessionId })
})
