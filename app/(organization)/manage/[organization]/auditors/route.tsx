import { requireCoordinator } from '@/app/_auth/guards'
import { requireRecentPassword } from '@/app/_auth/recent-password'
import { doneWords } from '@/app/_http/done'
import { backToForm, errorOf, type Flash, fieldErrors, readFlash } from '@/app/_http/flash'
import { page } from '@/app/_http/page'
import { write } from '@/app/_http/write'
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

const reasons = {
  over: 'Enter today or a later day.',
  'granted-before': 'This address already has access. To change its period, end that first.',
}

export const POST = write<Path>(async ({ request, form, params, world }) => {
  const coordinator = await requireCoordinator(params.organization)
  const here = `/manage/${coordinator.organizationId}/auditors`
  const typed = Object.fromEntries(['email', 'from', 'until'].map((name) => [name, form.get(name) ?? '']))
  const again = (errors: Flash['errors']) => {
    const values = Object.fromEntries(Object.entries(typed).map(([name, value]) => [name, value.slice(0, 300)]))
    return backToForm(here, { values, errors })
  }
  const parsed = auditorInput.safeParse(typed)
  if (!parsed.success) return again(fieldErrors(parsed.error))
  await requireRecentPassword({ request, form })
  const granted = await grantAuditor(coordinator, parsed.data, world)
  if (!granted.ok)
    return again([{ field: granted.reason === 'over' ? 'until' : 'email', message: reasons[granted.reason] }])
  return { to: `${here}?done=granted` }
})
