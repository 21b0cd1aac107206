import { requireAdministrator } from '@/app/_auth/guards'
import { errorOf, readFlash } from '@/app/_http/flash'
import { form } from '@/app/_http/form'
import { page } from '@/app/_http/page'
import { ErrorSummary } from '@/app/_ui/form/error-summary'
import { RemovalForm } from '@/app/_ui/form/removal-form'
import { Page } from '@/app/_ui/page-frame'
import { PageHeading } from '@/app/_ui/page-heading'
import { recordView } from '@/lib/audit/log/record-view'
import { endHold } from '@/lib/people/privacy/end-hold'
import { findHold } from '@/lib/people/privacy/queries'
import { holdEnd } from '@/lib/people/privacy/schema'
import { notFound } from '@/lib/platform/error'
import { isUuid } from '@/lib/platform/id'

type Path = '/admin/holds/[hold]'

export const GET = page<Path>(async ({ params, query }) => {
  const administrator = await requireAdministrator()
  const hold = await findHold(administrator, params.hold)
  const { accountId } = hold
  await recordView(administrator, { action: 'hold.list-viewed', people: accountId ? [{ accountId }] : [] })
  const { values, errors } = await readFlash(query.get('problem'))
  return {
    title: 'End a legal hold',
    audience: 'admin',
    main: (
      <Page width="form">
        <PageHeading title="End this hold" meta={[hold.name, hold.reason]} />
        <ErrorSummary errors={errors} />
        <p>Starting tomorrow, data past its period is removed, unless another hold keeps it.</p>
        <RemovalForm
          action={`/admin/holds/${hold.id}`}
          back="/admin/holds"
          button="End hold"
          hint="It stays on record."
          reason={values.reason}
          error={errorOf(errors, 'reason')}
        />
      </Page>
    ),
  }
})

export const POST = form<Path>(async ({ params, submit }) => {
  const administrator = await requireAdministrator()
  const { hold: holdId } = params
  if (!isUuid(holdId)) throw notFound()
  return submit({
    fields: holdEnd,
    back: `/admin/holds/${holdId}`,
    save: (input) => endHold(administrator, { holdId, ...input }),
    to: '/admin/holds?done=ended',
  })
})
