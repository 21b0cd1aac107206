import { requireCoordinator } from '@/app/_auth/guards'
import { requireRecentPassword } from '@/app/_auth/recent-password'
import { errorOf, readFlash } from '@/app/_http/flash'
import { form } from '@/app/_http/form'
import { page } from '@/app/_http/page'
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

export const POST = form<Path>(async ({ request, form, params, submit }) => {
  const coordinator = await requireCoordinator(params.organization)
  const { account } = params
  if (!isUuid(account)) throw notFound()
  const list = `/manage/${coordinator.organizationId}/coordinators`
  return submit({
    fields: removalInput,
    back: `${list}/${account}`,
    confirm: () => requireRecentPassword({ request, form }),
    save: (input) => removeColleague(coordinator, { accountId: account, ...input }),
    refusals: () => ({ field: 'reason', message: 'This is the last coordinator. Add another one first.' }),
    to: account === coordinator.accountId ? '/account' : `${list}?done=removed`,
  })
})
