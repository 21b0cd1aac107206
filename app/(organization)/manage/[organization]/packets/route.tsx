import { requireCoordinator } from '@/app/_auth/guards'
import { readFlash } from '@/app/_http/flash'
import { page } from '@/app/_http/page'
import { Button } from '@/app/_ui/form/button'
import { OnceField } from '@/app/_ui/form/once-field'
import { SelectField } from '@/app/_ui/form/select-field'
import { recordView } from '@/lib/audit/log/record-view'
import { listCohorts } from '@/lib/people/organization/queries'
import { listPackets } from '@/lib/record/packet/queries'
import { managePage } from '../manage-page'
import { PacketTable } from './packet-table'

const shownAtMost = 100

export const GET = page<'/manage/[organization]/packets'>(async ({ params, query }) => {
  const { organization } = params
  const here = `/manage/${organization}`
  const coordinator = await requireCoordinator(organization)
  const problem = query.get('problem')
  const [packets, cohorts, { values, errors }] = await Promise.all([
    listPackets(coordinator, shownAtMost),
    listCohorts(coordinator, new Date()),
    readFlash(problem),
  ])
  await recordView(coordinator, {
    action: 'packet.list-viewed',
    object: `organization:${coordinator.organizationId}`,
    // A cohort's packet names no person in the list.
    people: packets.flatMap(({ accountId }) => (accountId ? [{ accountId }] : [])),
  })
  return managePage(
    { coordinator, title: 'Audit packets', width: 'wide', errors },
    <>
      <p className="narrow">
        A packet is one signed ZIP with the whole record of a person or a cohort: what they saw and for how long, what
        they answered, and why and under which law they passed. A board can check it without us. The log keeps each
        request and download, and the people in the packet can see it. A packet leaves out people with work from before
        they joined you, because it would show that work too.
      </p>
      <h2>New packet for a cohort</h2>
      {cohorts.length === 0 ? (
        <p>There is no cohort yet. To get a packet for one person, open their page.</p>
      ) : (
        <form method="post" action={`${here}/packets/new`} className="narrow">
          <OnceField />
          <SelectField
            label="Cohort"
            name="cohort"
            hint="To get a packet for one person, open their page."
            defaultValue={values.cohort}
            error={errors[0]?.message}
            options={cohorts.map(({ id, name, members }) => ({
              value: id,
              text: `${name} (${members} ${members === 1 ? 'person' : 'people'})`,
            }))}
          />
          <Button>Request the packet</Button>
        </form>
      )}
      <h2>Requested packets</h2>
      <PacketTable here={here} packets={packets} timeZone={coordinator.timeZone} />
    </>,
  )
})
