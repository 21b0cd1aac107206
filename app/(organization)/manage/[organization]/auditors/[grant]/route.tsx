import { requireCoordinator } from '@/app/_auth/guards'
import { errorOf, readFlash } from '@/app/_http/flash'
import { form } from '@/app/_http/form'
import { page } from '@/app/_http/page'
import { RemovalForm } from '@/app/_ui/form/removal-form'
import { recordView } from '@/lib/audit/log/record-view'
import { endGrant } from '@/lib/people/auditor/end-grant'
import { listGrants } from '@/lib/people/auditor/queries'
import { removalInput } from '@/lib/people/role/schema'
import { notFound } from '@/lib/platform/error'
import { isUuid } from '@/lib/platform/id'
import { dateInWords, dayInWords } from '@/lib/platform/words'
import { managePage } from '../../manage-page'

type Path = '/manage/[organization]/auditors/[grant]'

export const GET = page<Path>(async ({ params, query }) => {
  const coordinator = await requireCoordinator(params.organization)
  const { organizationId, timeZone } = coordinator
  const grant = (await listGrants(coordinator, new Date())).find(({ id }) => id === params.grant)
  if (!grant) throw notFound()
  const { accountId, from, until, endedAt } = grant
  const object = `organization:${organizationId}`
  await recordView(coordinator, { action: 'auditor.list-viewed', object, people: accountId ? [{ accountId }] : [] })
  const { values, errors } = await readFlash(query.get('problem'))
  const list = `/manage/${organizationId}/auditors`
  return managePage(
    {
      coordinator,
      title: 'Auditor',
      heading: grant.name ?? grant.email,
      width: 'form',
      meta: [grant.email, `${dateInWords(from)} through ${dateInWords(until)}`].filter(Boolean),
      back: { href: list, text: 'Back to auditors' },
      errors,
    },
    endedAt ? (
      <p>Access ended on {dayInWords(endedAt, timeZone)}.</p>
    ) : (
      <>
        <p>Access ends right away: the next page they open says “not found”.</p>
        <RemovalForm
          action={`${list}/${grant.id}`}
          back={list}
          button="End access"
          reason={values.reason}
          error={errorOf(errors, 'reason')}
        />
      </>
    ),
  )
})

export const POST = form<Path>(async ({ params, world, submit }) => {
  const coordinator = await requireCoordinator(params.organization)
  if (!isUuid(params.grant)) throw notFound()
  const list = `/manage/${coordinator.organizationId}/auditors`
  return submit({
    fields: removalInput,
    back: `${list}/${params.grant}`,
    save: (input) => endGrant(coordinator, { grantId: params.grant, ...input }, world),
    to: `${list}?done=ended`,
  })
})
