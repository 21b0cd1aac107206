import { requireCoordinator } from '@/app/_auth/guards'
import { page } from '@/app/_http/page'
import { write } from '@/app/_http/write'
import { ButtonLink } from '@/app/_ui/form/button-link'
import { ButtonRow } from '@/app/_ui/form/button-row'
import { Notice } from '@/app/_ui/notice'
import { Pagination } from '@/app/_ui/pagination'
import { recordView } from '@/lib/audit/log/record-view'
import { sendsMail } from '@/lib/people/mail/place'
import { endMemberInvitations } from '@/lib/people/member-invitation/end-member-invitations'
import { mailAgain } from '@/lib/people/member-invitation/mail-invitations'
import { listOpenInvitations } from '@/lib/people/member-invitation/open-invitations'
import { managePage } from '../manage-page'
import { invitationsDone } from './done-invitations'
import { chosenInvitations, filterOf, invitationQuery, readInvitationView } from './invitation-filter'
import { chosenForm, EndAllForm, FilterForm, SelectionForm } from './invitation-forms'
import { InvitationTable } from './invitation-table'

type Path = '/manage/[organization]/invitations'

const pageSize = 50

export const GET = page<Path>(async ({ params, query }) => {
  const coordinator = await requireCoordinator(params.organization)
  const home = `/manage/${coordinator.organizationId}`
  const here = `${home}/invitations`
  const view = readInvitationView(query)
  const place = { after: view.after, limit: pageSize + 1, now: new Date() }
  const rows = await listOpenInvitations(coordinator, filterOf(view), place)
  const shown = rows.slice(0, pageSize)
  await recordView(coordinator, {
    action: 'organization.invitations-viewed',
    object: `organization:${coordinator.organizationId}`,
    details: { invitations: 'list', state: view.state },
    values: { text: view.text || null },
  })
  const isAll = query.get('select') === 'all'
  const last = shown.at(-1)
  const done = invitationsDone(query)
  const isNone = query.get('done') === 'none'
  return managePage(
    { coordinator, title: 'Invitations', width: 'wide', done: isNone ? null : done },
    <>
      {isNone && <Notice kind="warn" title={done ?? ''} role="status" />}
      <p className="narrow">
        People whom you asked to join and who have not joined yet. Each has a code that works once, for 90 days. When it
        has expired, import the list again to make a new one.
      </p>
      <ButtonRow>
        <ButtonLink kind="quiet" href={`${here}/sheet`}>
          Codes to print
        </ButtonLink>
        <ButtonLink kind="quiet" href={`${home}/import`}>
          Import people
        </ButtonLink>
      </ButtonRow>
      <FilterForm here={here} view={view} />
      {shown.length > 0 && (
        <SelectionForm here={here} toggle={`${here}?${invitationQuery(view, view.after)}`} isAll={isAll} />
      )}
      <InvitationTable
        invitations={shown}
        timeZone={coordinator.timeZone}
        form={chosenForm}
        areAllChosen={isAll}
        isFiltered={view.text !== '' || view.state !== ''}
      />
      <Pagination
        label="Pages of invitations"
        {...(view.after && { previous: { href: `${here}?${invitationQuery(view)}`, label: 'First page' } })}
        {...(rows.length > pageSize && last && { next: { href: `${here}?${invitationQuery(view, last.id)}` } })}
      />
      {shown.length > 0 && <EndAllForm here={here} view={view} />}
    </>,
  )
})

/** More than one list can have. */
const most = 100_000

export const POST = write<Path>(async ({ form, params, world }) => {
  const coordinator = await requireCoordinator(params.organization)
  const here = `/manage/${coordinator.organizationId}/invitations`
  const step = form.get('step')
  if (step === 'end-all') {
    const all = await listOpenInvitations(coordinator, filterOf(readInvitationView(form)), {
      limit: most,
      now: world.now(),
    })
    const ended = await endMemberInvitations(
      coordinator,
      all.map(({ id }) => id),
      world,
    )
    return { to: `${here}?done=ended-${ended}` }
  }
  const ids = chosenInvitations(form)
  if (ids.length === 0) return { to: `${here}?done=none` }
  if (step === 'end') return { to: `${here}?done=ended-${await endMemberInvitations(coordinator, ids, world)}` }
  if (step !== 'mail' || !sendsMail) return { to: here }
  const mailed = await mailAgain(coordinator, ids, world)
  return { to: `${here}?done=mailed-${mailed}-${ids.length - mailed}` }
})
