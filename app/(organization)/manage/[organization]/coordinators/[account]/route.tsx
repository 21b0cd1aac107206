import { requireCoordinator } from '@/app/_auth/guards'
import { requireRecentPassword } from '@/app/_auth/recent-password'
import { backToForm, errorOf, fieldErrors, readFlash } from '@/app/_http/flash'
import { page } from '@/app/_http/page'
import { warnOfVictims } from '@/app/_http/victim-warning'
import { write } from '@/app/_http/write'
import { RemovalForm } from '@/app/_ui/form/removal-form'
import { recordView } from '@/lib/audit/log/record-view'
import { listColleagues } from '@/lib/people/organization/membership/current-members'
import { removeColleague } from '@/lib/people/role/remove-coordinator'
import { removalInput } from '@/lib/people/role/schema'
import { notFound } from '@/lib/platform/error'
import { isUuid } from '@/lib/platform/id'
import { managePage } from '../../manage-page'

type Path = '/manage/[organization]/coordinators/[account]'

export const GET = page<Path>(async ({ params, query }) => {
  const coordinator = await requireCoordinator(params.organization)
  const colleague = (await listColleagues(coordinator)).find(({ accountId }) => accountId === params.account)
  if (!colleague) throw notFound()
  const object = `organization:${coordinator.organizationId}`
  await recordView(coordinator, { action: 'organization.coordinators-viewed', object, people: [colleague] })
  const { values, errors } = await readFlash(query.get('problem'))
  const isSelf = colleague.accountId === coordinator.accountId
  const list = `/manage/${coordinator.organizationId}/coordinators`
  const title = isSelf ? 'End your own role' : 'End this coordinator’s role'
  return managePage(
    {
      coordinator,
      title,
      width: 'form',
      meta: [colleague.name, colleague.email],
      back: { href: list, text: 'Back to coordinators' },
      errors,
    },
    <>
      <ul>
        <li>{isSelf ? 'You lose' : 'They lose'} access to the organization right away.</li>
        <li>Unused password links that {isSelf ? 'you' : 'they'} made stop working.</li>
        <li>Everything {isSelf ? 'you' : 'they'} did stays on record: notes, waivers, packets, and join links.</li>
      </ul>
      <RemovalForm
        action={`${list}/${colleague.accountId}`}
        back={list}
        button="End role"
        reason={values.reason}
        error={errorOf(errors, 'reason')}
      />
    </>,
  )
})

export const POST = write<Path>(async ({ request, form, params }) => {
  const coordinator = await requireCoordinator(params.organization)
  const { account } = params
  if (!isUuid(account)) throw notFound()
  const list = `/manage/${coordinator.organizationId}/coordinators`
  const values = { reason: form.get('reason') ?? '' }
  const again = (errors: { field: string; message: string }[]) => backToForm(`${list}/${account}`, { values, errors })
  const parsed = removalInput.safeParse(values)
  if (!parsed.success) return again(fieldErrors(parsed.error))
  warnOfVictims(form, 'reason')
  await requireRecentPassword({ request, form })
  const removed = await removeColleague(coordinator, { accountId: account, ...parsed.data })
  if (!removed.ok) {
    return again([{ field: 'reason', message: 'This is the last coordinator. Add another one first.' }])
  }
  return { to: account === coordinator.accountId ? '/account' : `${list}?done=removed` }
})
