import { requireAdministrator } from '@/app/_auth/guards'
import { requireRecentPassword } from '@/app/_auth/recent-password'
import { errorOf, readFlash } from '@/app/_http/flash'
import { form } from '@/app/_http/form'
import { page } from '@/app/_http/page'
import { ErrorSummary } from '@/app/_ui/form/error-summary'
import { RemovalForm } from '@/app/_ui/form/removal-form'
import { Page } from '@/app/_ui/page-frame'
import { PageHeading } from '@/app/_ui/page-heading'
import { recordView } from '@/lib/audit/log/record-view'
import { listAdministrators } from '@/lib/people/account/queries'
import { removeAdministrator } from '@/lib/people/role/remove-administrator'
import { removalInput } from '@/lib/people/role/schema'
import { notFound } from '@/lib/platform/error'
import { isUuid } from '@/lib/platform/id'

type Path = '/admin/administrators/[account]'

export const GET = page<Path>(async ({ params, query }) => {
  const administrator = await requireAdministrator()
  const { account } = params
  const person = (await listAdministrators(administrator)).find((one) => one.accountId === account)
  if (!person) throw notFound()
  await recordView(administrator, { action: 'account.administrators-viewed', people: [person] })
  const { values, errors } = await readFlash(query.get('problem'))
  const isSelf = account === administrator.accountId
  return {
    title: 'End an administrator’s role',
    audience: 'admin',
    main: (
      <Page width="form">
        <PageHeading
          title={isSelf ? 'End your role as an administrator' : 'End this administrator’s role'}
          meta={[person.name, person.email]}
        />
        <ErrorSummary errors={errors} />
        <ul>
          <li>{isSelf ? 'You' : 'They'} lose access to the administration right away.</li>
          <li>Unused password links that {isSelf ? 'you' : 'they'} made stop working.</li>
          <li>Everything done so far stays on record.</li>
          <li>Only the person who runs the server can make a new administrator.</li>
        </ul>
        <RemovalForm
          action={`/admin/administrators/${account}`}
          back="/admin"
          button="End role"
          reason={values.reason}
          error={errorOf(errors, 'reason')}
        />
      </Page>
    ),
  }
})

export const POST = form<Path>(async ({ request, form, params, submit }) => {
  const administrator = await requireAdministrator()
  const { account } = params
  if (!isUuid(account)) throw notFound()
  return submit({
    fields: removalInput,
    back: `/admin/administrators/${account}`,
    confirm: () => requireRecentPassword({ request, form }),
    save: (input) => removeAdministrator(administrator, { accountId: account, ...input }),
    refusals: () => ({ field: 'reason', message: 'This is the last administrator. Make another one first.' }),
    to: account === administrator.accountId ? '/account' : '/admin?done=role-ended',
  })
})
