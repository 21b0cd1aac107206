import { requireAdministrator } from '@/app/_auth/guards'
import { requireRecentPassword } from '@/app/_auth/recent-password'
import { backToForm, errorOf, type Flash, fieldErrors, readFlash } from '@/app/_http/flash'
import { page } from '@/app/_http/page'
import { warnOfVictims } from '@/app/_http/victim-warning'
import { write } from '@/app/_http/write'
import { Button } from '@/app/_ui/form/button'
import { ButtonRow } from '@/app/_ui/form/button-row'
import { ErrorSummary } from '@/app/_ui/form/error-summary'
import { Field } from '@/app/_ui/form/field'
import { Notice } from '@/app/_ui/notice'
import { Page } from '@/app/_ui/page-frame'
import { PageHeading } from '@/app/_ui/page-heading'
import { findAccountId } from '@/lib/people/account/queries'
import { removeFactorsOf } from '@/lib/people/second-factor/remove-factors-of'
import { factorRemoval } from '@/lib/people/second-factor/schema'
import { PersonField } from '../person-field'

export const GET = page(async ({ query }) => {
  await requireAdministrator()
  const { values, errors } = await readFlash(query.get('problem'))
  return {
    title: 'Remove a lost second step',
    audience: 'admin',
    main: (
      <Page width="form">
        <PageHeading title="Remove a lost second step" back={{ href: '/admin', text: 'Administration' }} />
        <ErrorSummary errors={errors} />
        {query.get('done') === 'removed' && (
          <Notice kind="good" title="The person’s second steps are removed" role="status" />
        )}
        <p>
          For a person who lost their phone, key, and recovery codes. First make sure that it’s them, for example by
          calling back.
        </p>
        <ul>
          <li>All their passkeys, apps, and recovery codes stop working.</li>
          <li>They are signed out everywhere, and sign in with the password alone.</li>
          <li>An email tells them.</li>
        </ul>
        <form method="post" action="/admin/second-factors">
          <PersonField values={values} errors={errors} />
          <Field
            label="Reason"
            name="reason"
            maxLength={500}
            hint="It stays on record."
            defaultValue={values.reason}
            error={errorOf(errors, 'reason')}
          />
          <ButtonRow cancel="/admin">
            <Button kind="danger">Remove second steps</Button>
          </ButtonRow>
        </form>
      </Page>
    ),
  }
})

export const POST = write(async ({ form, request }) => {
  const administrator = await requireAdministrator()
  const typed = { person: form.get('person') ?? '', reason: form.get('reason') ?? '' }
  const again = (errors: Flash['errors']) => backToForm('/admin/second-factors', { values: typed, errors })
  const parsed = factorRemoval.safeParse(typed)
  if (!parsed.success) return again(fieldErrors(parsed.error))
  const accountId = await findAccountId(parsed.data.person)
  warnOfVictims(form, 'reason')
  await requireRecentPassword({ request, form })
  const removed = accountId
    ? await removeFactorsOf(administrator, { accountId, reason: parsed.data.reason })
    : { ok: false }
  if (!removed.ok) return again([{ field: 'person', message: 'No account with this address has a second step.' }])
  return { to: '/admin/second-factors?done=removed' }
})
