import { requireCoordinator } from '@/app/_auth/guards'
import { doneWords } from '@/app/_http/done'
import { page } from '@/app/_http/page'
import { write } from '@/app/_http/write'
import { OutsideTable } from '@/app/_record/outside-table'
import { Button } from '@/app/_ui/form/button'
import { recordView } from '@/lib/audit/log/record-view'
import { openToPeople } from '@/lib/record/outside-certificate/open-to-people'
import { isOpenToPeople, listOutside } from '@/lib/record/outside-certificate/queries'
import { managePage } from '../manage-page'

type Path = '/manage/[organization]/outside-certificates'

const shownAtMost = 200

const doneIn = doneWords({
  opened: 'People can send certificates now.',
  closed: 'People can’t send certificates anymore. Those that wait stay here.',
})

export const GET = page<Path>(async ({ params, query }) => {
  const coordinator = await requireCoordinator(params.organization)
  const manage = `/manage/${coordinator.organizationId}`
  const here = `${manage}/outside-certificates`
  const [rows, isOpen] = await Promise.all([
    listOutside(coordinator, { limit: shownAtMost }),
    isOpenToPeople(coordinator),
  ])
  await recordView(coordinator, {
    action: 'outside-certificate.list-viewed',
    object: `organization:${coordinator.organizationId}`,
    people: rows,
  })
  return managePage(
    {
      coordinator,
      title: 'Other providers’ certificates',
      width: 'wide',
      done: doneIn(query),
    },
    <>
      <p>
        Training that people did elsewhere. An accepted certificate counts toward mandates like a classroom session, as
        outside training. To add one for a person, open the person under <a href={`${manage}/people`}>People</a>.
      </p>
      <OutsideTable
        caption={rows.length === shownAtMost ? `The first ${shownAtMost} certificates` : 'Certificates'}
        to={here}
        rows={rows}
        whose={{ label: 'Person', of: ({ name }) => name }}
        empty="No certificates yet."
      />
      <section>
        <h2>Certificates that people send</h2>
        <p>
          {isOpen
            ? 'People of your organization can send their own certificates. Each one waits until you accept or refuse it.'
            : 'Only coordinators can add certificates. You can let people send their own; each one then waits for your decision.'}
        </p>
        <form method="post" action={here}>
          <input type="hidden" name="open" value={isOpen ? 'no' : 'yes'} />
          <Button kind="quiet">{isOpen ? 'Stop taking certificates' : 'Let people send certificates'}</Button>
        </form>
      </section>
    </>,
  )
})

export const POST = write<Path>(async ({ form, params, world }) => {
  const coordinator = await requireCoordinator(params.organization)
  const here = `/manage/${coordinator.organizationId}/outside-certificates`
  const open = form.get('open')
  if (open !== 'yes' && open !== 'no') return { to: here }
  const isOpen = open === 'yes'
  await openToPeople(coordinator, { isOpen }, world)
  return { to: `${here}?done=${isOpen ? 'opened' : 'closed'}` }
})
