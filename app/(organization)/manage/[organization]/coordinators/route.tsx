import { requireCoordinator } from '@/app/_auth/guards'
import { requireRecentPassword } from '@/app/_auth/recent-password'
import { doneWords } from '@/app/_http/done'
import { page } from '@/app/_http/page'
import { write } from '@/app/_http/write'
import { DataTable } from '@/app/_ui/data-table'
import { ButtonLink } from '@/app/_ui/form/button-link'
import { recordView } from '@/lib/audit/log/record-view'
import { listColleagues } from '@/lib/people/organization/membership/current-members'
import { addCoordinator } from '@/lib/people/role/add-coordinator'
import { isUuid } from '@/lib/platform/id'
import { dayInWords } from '@/lib/platform/words'
import { managePage } from '../manage-page'

type Path = '/manage/[organization]/coordinators'

const doneIn = doneWords({
  added: 'Added. They find the organization under Manage.',
  removed: 'The role has ended.',
})

export const GET = page<Path>(async ({ params, query }) => {
  const coordinator = await requireCoordinator(params.organization)
  const { organizationId, organizationName, timeZone } = coordinator
  const home = `/manage/${organizationId}`
  const colleagues = await listColleagues(coordinator)
  const object = `organization:${organizationId}`
  await recordView(coordinator, { action: 'organization.coordinators-viewed', object, people: colleagues })
  const done = doneIn(query)
  return managePage(
    { coordinator, title: 'Coordinators', width: 'reading', done },
    <>
      <DataTable
        caption={organizationName}
        columns={[
          { key: 'name', label: 'Name' },
          { key: 'since', label: 'Since' },
          { key: 'end', label: 'Role' },
        ]}
        rows={colleagues.map(({ accountId, name, email, since }) => ({
          key: accountId,
          cells: [
            <span key="name">
              <bdi>{name}</bdi>
              <span className="cell-note">{email}</span>
            </span>,
            dayInWords(since, timeZone),
            <ButtonLink key="end" kind="quiet" href={`${home}/coordinators/${accountId}`}>
              End<span className="vh"> the role of {name}</span>
            </ButtonLink>,
          ],
        }))}
        empty="No coordinators."
      />
      <p>
        To add a coordinator, <a href={`${home}/people`}>find the person</a>, open their page, and choose Make a
        coordinator. One coordinator always remains.
      </p>
    </>,
  )
})

export const POST = write<Path>(async ({ request, form, params, world }) => {
  const coordinator = await requireCoordinator(params.organization)
  const here = `/manage/${coordinator.organizationId}`
  const accountId = form.get('account') ?? ''
  if (!isUuid(accountId)) return { to: `${here}/coordinators` }
  await requireRecentPassword({ request, form })
  const added = await addCoordinator(coordinator, { accountId }, world)
  return { to: added.ok ? `${here}/coordinators?done=added` : `${here}/people/${accountId}?done=unconfirmed` }
})
