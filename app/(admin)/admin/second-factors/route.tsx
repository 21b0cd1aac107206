import { requireAdministrator } from '@/app/_auth/guards'
import { requireRecentPassword } from '@/app/_auth/recent-password'
import { decline } from '@/app/_http/decline'
import { errorOf, readFlash } from '@/app/_http/flash'
import { form } from '@/app/_http/form'
import { page } from '@/app/_http/page'
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

export const POST = form(async ({ form, request, submit }) => {
  const administrator = await requireAdministrator()
  return submit({
    fields: factorRemoval,
    back: '/admin/second-factors',
    save: async ({ person, reason }) => {
      const accountId = await findAccountId(person)
      await requireRecentPassword({ request, form })
      return accountId ? removeFactorsOf(administrator, { accountId, reason }) : decline('none')
    },
    refusals: () => ({ field: 'person', message: 'No account with this address has a second step.' }),
    to: '/admin/second-factors?done=removed',
  })
})
