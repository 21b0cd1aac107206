import { requireCoordinator } from '@/app/_auth/guards'
import { backToForm, errorOf, fieldErrors, readFlash } from '@/app/_http/flash'
import { page } from '@/app/_http/page'
import { warnOfVictims } from '@/app/_http/victim-warning'
import { write } from '@/app/_http/write'
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

export const POST = write<Path>(async ({ form, params, world }) => {
  const coordinator = await requireCoordinator(params.organization)
  if (!isUuid(params.grant)) throw notFound()
  const list = `/manage/${coordinator.organizationId}/auditors`
  const values = { reason: form.get('reason') ?? '' }
  const parsed = removalInput.safeParse(values)
  if (!parsed.success) return backToForm(`${list}/${params.grant}`, { values, errors: fieldErrors(parsed.error) })
  warnOfVictims(form, 'reason')
  await endGrant(coordinator, { grantId: params.grant, ...parsed.data }, world)
  return { to: `${list}?done=ended` }
})
