import { requireCoordinator } from '@/app/_auth/guards'
import { page } from '@/app/_http/page'
import { write } from '@/app/_http/write'
import { Button } from '@/app/_ui/button'
import { ButtonLink } from '@/app/_ui/button-link'
import { ButtonRow } from '@/app/_ui/button-row'
import { Field } from '@/app/_ui/field'
import { Pagination } from '@/app/_ui/pagination'
import { SelectField } from '@/app/_ui/select-field'
import { recordView } from '@/lib/audit/record-view'
import { sendsMail } from '@/lib/people/mail/place'
import { endMemberInvitations } from '@/lib/people/member-invitation/end-member-invitations'
import { mailAgain } from '@/lib/people/member-invitation/mail-invitations'
import { invitationStates, listOpenInvitations } from '@/lib/people/member-invitation/open-invitations'
import { managePage } from '../manage-page'
import {
  chosenInvitations,
  filterOf,
  type InvitationSearch,
  invitationQuery,
  readInvitationView,
} from './invitation-filter'
import { InvitationTable, invitationStateWords } from './invitation-table'

type Path = '/manage/[organization]/invitations'

const pageSize = 50
const form = 'chosen'

export const GET = page<Path>(async ({ params, query }) => {
  const coordinator = await requireCoordinator(params.organization)
  const people = `/manage/${coordinator.organizationId}`
  const here = `${people}/invitations`
  const view = readInvitationView(query)
  const place = { after: view.after, limit: pageSize + 1, now: new Date() }
  const rows = await listOpenInvitations(coordinator, filterOf(view), place)
  const shown = rows.slice(0, pageSize)
  await recordView(coordinator, {
    action: 'organization.people-viewed',
    object: `organization:${coordinator.organizationId}`,
    details: { invitations: 'list', state: view.state },
    values: { text: view.text || null },
  })
  const isAll = query.get('select') === 'all'
  const last = shown.at(-1)
  return managePage(
    { coordinator, title: 'Invitations', width: 'wide', done: doneWords(query.get('done')) },
    <>
      <p className="narrow">
        People whom you asked to join and who have not joined yet. Each has a code that works once, for 90 days. When it
        has expired, import the list again to make a new one.
      </p>
      <ButtonRow>
        <ButtonLink kind="quiet" href={`${here}/sheet`}>
          Sheet to print
        </ButtonLink>
        <ButtonLink kind="quiet" href={`${people}/import`}>
          Import people
        </ButtonLink>
      </ButtonRow>
      <FilterForm here={here} view={view} />
      {shown.length > 0 && (
        <SelectionForm here={here} toggle={`${here}?${invitationQuery(view, view.after)}`} isAll={isAll} />
      )}
      <InvitationTable invitations={shown} timeZone={coordinator.timeZone} form={form} areAllChosen={isAll} />
      <Pagination
        label="Pages of invitations"
        {...(view.after && { previous: { href: `${here}?${invitationQuery(view)}`, label: 'First page' } })}
        {...(rows.length > pageSize && last && { next: { href: `${here}?${invitationQuery(view, last.id)}` } })}
      />
    </>,
  )
})

function FilterForm({ here, view }: { here: string; view: InvitationSearch }) {
  return (
    <form method="get" action={here} className="filters">
      <Field label="Name, address or identifier" name="text" isFilter maxLength={200} defaultValue={view.text} />
      <SelectField
        label="State"
        name="state"
        options={[
          { value: '', text: 'All' },
          ...invitationStates.map((value) => ({ value, text: invitationStateWords[value].text })),
        ]}
        defaultValue={view.state}
      />
      <Button kind="quiet">Show</Button>
    </form>
  )
}

function SelectionForm({ here, toggle, isAll }: { here: string; toggle: string; isAll: boolean }) {
  return (
    <form id={form} method="post" action={here} className="picked">
      <p>
        With the people you tick:{' '}
        <a href={isAll ? toggle : `${toggle}&select=all`}>{isAll ? 'untick all' : 'tick all on this page'}</a>
      </p>
      <Button kind="quiet" formMethod="get" formAction={`${here}/sheet`}>
        Print
      </Button>
      {sendsMail && (
        <Button kind="quiet" name="step" value="mail">
          Mail again
        </Button>
      )}
      <Button kind="quiet" name="step" value="end">
        End
      </Button>
    </form>
  )
}

const invitations = (count: number) => (count === 1 ? '1 invitation' : `${count} invitations`)

/** Null for a value this site never sends. */
function doneWords(done: string | null): string | null {
  const [, verb, digits] = /^(ended|mailed)-(\d{1,3})-of-\d{1,3}$/.exec(done ?? '') ?? []
  const [count, all] = [Number(digits), Number(done?.split('-').at(-1))]
  if (verb === 'ended') return `${invitations(count)} ended. The ${count === 1 ? 'code' : 'codes'} no longer work.`
  if (verb !== 'mailed') return null
  const others = 'Others have no address, have expired, or were mailed within a day.'
  return `${invitations(count)} mailed.${count < all ? ` ${others}` : ''}`
}

export const POST = write<Path>(async ({ form: sent, params, world }) => {
  const coordinator = await requireCoordinator(params.organization)
  const here = `/manage/${coordinator.organizationId}/invitations`
  const ids = chosenInvitations(sent)
  const step = sent.get('step')
  if (step === 'end') {
    const ended = await endMemberInvitations(coordinator, ids, world)
    return { to: `${here}?done=ended-${ended}-of-${ids.length}` }
  }
  if (step !== 'mail' || !sendsMail) return { to: here }
  const mailed = await mailAgain(coordinator, ids, world)
  return { to: `${here}?done=mailed-${mailed}-of-${ids.length}` }
})
