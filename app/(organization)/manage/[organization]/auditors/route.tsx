import { requireCoordinator } from '@/app/_auth/guards'
import { requireRecentPassword } from '@/app/_auth/recent-password'
import { doneWords } from '@/app/_http/done'
import { errorOf, type Flash, readFlash } from '@/app/_http/flash'
import { form } from '@/app/_http/form'
import { page } from '@/app/_http/page'
import { DataTable } from '@/app/_ui/data-table'
import { Button } from '@/app/_ui/form/button'
import { Field } from '@/app/_ui/form/field'
import { OnceField } from '@/app/_ui/form/once-field'
import { recordView } from '@/lib/audit/log/record-view'
import { grantAuditor } from '@/lib/people/auditor/grant-auditor'
import { type GrantView, listGrants } from '@/lib/people/auditor/queries'
import { auditorInput } from '@/lib/people/auditor/schema'
import { dateInWords } from '@/lib/platform/words'
import { managePage } from '../manage-page'
import { ActionTable } from './action-table'
import { findAuditorActions } from './find-auditor-actions'

type Path = '/manage/[organization]/auditors'

const doneIn = doneWords({
  granted: 'Granted. Tell them to sign in with this address and open Account.',
  ended: 'Access has ended.',
})

export const GET = page<Path>(async ({ params, query }) => {
  const coordinator = await requireCoordinator(params.organization)
  const here = `/manage/${coordinator.organizationId}/auditors`
  const [grants, flash] = await Promise.all([listGrants(coordinator, new Date()), readFlash(query.get('problem'))])
  const auditors = grants.flatMap(({ accountId }) => (accountId ? [{ accountId }] : []))
  const object = `organization:${coordinator.organizationId}`
  const [actions] = await Promise.all([
    findAuditorActions(coordinator, auditors, query.get('before')),
    recordView(coordinator, { action: 'auditor.list-viewed', object, people: auditors }),
  ])
  const done = doneIn(query)
  return managePage(
    { coordinator, title: 'Auditors', width: 'wide', done, errors: flash.errors },
    <>
      <p className="narrow">
        An auditor, such as a member of your board, reads your people’s progress, their certificates, and the list of
        audit packets for a period. They change nothing, and see no answers and no scores.
      </p>
      <GrantTable here={here} grants={grants} />
      <h2>Add an auditor</h2>
      <GrantForm action={here} flash={flash} />
      <ActionTable here={here} actions={actions} timeZone={coordinator.timeZone} />
    </>,
  )
})

const stateWords: Record<GrantView['state'], string> = {
  offered: 'Not accepted yet',
  accepted: 'Accepted',
  over: 'Expired',
  ended: 'Ended',
}

function GrantTable({ here, grants }: { here: string; grants: readonly GrantView[] }) {
  return (
    <DataTable
      caption="Auditors"
      columns={[
        { key: 'who', label: 'Auditor' },
        { key: 'state', label: 'State' },
        { key: 'period', label: 'Period' },
      ]}
      rows={grants.map(({ id, email, name, from, until, state }) => ({
        key: id,
        href: `${here}/${id}`,
        cells: [
          <bdi key="who">{name ?? email}</bdi>,
          stateWords[state],
          `${dateInWords(from)} through ${dateInWords(until)}`,
        ],
      }))}
      empty="No auditors yet."
    />
  )
}

function GrantForm({ action, flash: { values, errors } }: { action: string; flash: Flash }) {
  const field = (name: string) => ({ name, defaultValue: values[name], error: errorOf(errors, name) })
  return (
    <form method="post" action={action} className="narrow">
      <OnceField />
      <Field
        label="Email"
        type="email"
        hint="They need an account with this address, and accept on their account page."
        {...field('email')}
      />
      <Field label="First day" type="date" {...field('from')} />
      <Field label="Last day" type="date" hint="A year at most. You can end it sooner." {...field('until')} />
      <Button>Add auditor</Button>
    </form>
  )
}

export const POST = form<Path>(async ({ request, form, params, world, submit }) => {
  const coordinator = await requireCoordinator(params.organization)
  const here = `/manage/${coordinator.organizationId}/auditors`
  return submit({
    fields: auditorInput,
    back: here,
    confirm: () => requireRecentPassword({ request, form }),
    save: (input) => grantAuditor(coordinator, input, world),
    refusals: {
      over: { field: 'until', message: 'Enter today or a later day.' },
      'granted-before': {
        field: 'email',
        message: 'This address already has access. To change its period, end that first.',
      },
    },
    to: `${here}?done=granted`,
  })
})
