import { requireCoordinator } from '@/app/_auth/guards'
import { backToForm, readFlash } from '@/app/_http/flash'
import { page } from '@/app/_http/page'
import { seeOther } from '@/app/_http/respond'
import { write } from '@/app/_http/write'
import { Button } from '@/app/_ui/form/button'
import { ButtonRow } from '@/app/_ui/form/button-row'
import { OnceField } from '@/app/_ui/form/once-field'
import { recordView } from '@/lib/audit/log/record-view'
import { loadCatalog } from '@/lib/content/course/catalog/load'
import { listDivisions } from '@/lib/people/organization/division/divisions'
import { listOpenCohorts } from '@/lib/people/organization/queries'
import { notFound } from '@/lib/platform/error'
import { managePage } from '../manage-page'
import { rosterQuery } from '../people/roster-filter'
import { ActFields, actWords } from './acts'
import { carryOut } from './carry-out'
import { type ChosenPeople, choosePeople } from './choose-people'

type Path = '/manage/[organization]/selection'

/** The choice is in the address, so that the page can be reloaded and works without a script. */
export const GET = page<Path>(async ({ params, query }) => {
  const coordinator = await requireCoordinator(params.organization)
  const { organizationId } = coordinator
  const here = `/manage/${organizationId}`
  const catalog = await loadCatalog()
  const chosen = await choosePeople(coordinator, { catalog, form: query, now: new Date() })
  if (!chosen.ok) return seeOther(`${here}/people?${chosen.list}&done=${chosen.reason}`)
  const { act, people, list } = chosen
  const [cohorts, divisions, flash] = await Promise.all([
    listOpenCohorts(coordinator, new Date()),
    listDivisions(coordinator),
    readFlash(query.get('problem')),
  ])
  if (people.length === 0) throw notFound()
  const object = `organization:${organizationId}`
  await recordView(coordinator, { action: 'organization.people-viewed', object, people })
  const { button, title: titleOf } = actWords[act]
  const back = `${here}/people?${rosterQuery(list)}`
  return managePage(
    {
      coordinator,
      title: titleOf(people.length === 1 ? (people[0]?.name ?? '') : `${people.length} people`),
      width: 'form',
      back: { href: back, text: 'Back to people' },
      errors: flash.errors,
    },
    <form method="post" action={`${here}/selection`}>
      <OnceField />
      <PeopleFields chosen={chosen} />
      <ActFields
        act={act}
        course={list.filter.course.id}
        courses={catalog.courses}
        cohorts={cohorts}
        divisions={divisions}
        {...flash}
      />
      <ButtonRow cancel={back}>
        <Button kind={act === 'remove' ? 'danger' : 'primary'}>{button}</Button>
      </ButtonRow>
    </form>,
  )
})

function PeopleFields({ chosen: { people, fields, digest } }: { chosen: ChosenPeople }) {
  return (
    <>
      {fields.map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
      {digest && <input type="hidden" name="digest" value={digest} />}
      <details open={people.length <= 50}>
        <summary>{people.length === 1 ? 'This person' : `These ${people.length} people`}</summary>
        <ul className="names">
          {people.map(({ accountId, name, email }) => (
            <li key={accountId}>
              {!digest && <input type="hidden" name="person" value={accountId} />}
              <bdi>{name}</bdi>
              {email && `, ${email}`}
            </li>
          ))}
        </ul>
      </details>
    </>
  )
}

const changed = [{ field: 'list', message: 'The list has changed since you looked. Check the names and press again.' }]

export const POST = write<Path>(async ({ request, form, params, world }) => {
  const coordinator = await requireCoordinator(params.organization)
  const here = `/manage/${coordinator.organizationId}`
  const chosen = await choosePeople(coordinator, { catalog: await loadCatalog(), form, now: world.now() })
  if (!chosen.ok) return { to: `${here}/people?${chosen.list}&done=${chosen.reason}` }
  const { act, accountIds, digest, fields } = chosen
  const isShown = !digest || digest === form.get('digest')
  const outcome = isShown ? await carryOut[act]({ coordinator, accountIds, request, form, world }) : { errors: changed }
  if ('done' in outcome) return { to: `${here}/people?${rosterQuery(chosen.list)}&done=${outcome.done}` }
  const values = Object.fromEntries(
    ['course', 'dueOn', 'division', 'to', 'from', 'reason'].map((name) => [name, form.get(name) ?? '']),
  )
  const again = digest ? [] : accountIds.map((id): [string, string] => ['person', id])
  return backToForm(`${here}/selection?${new URLSearchParams([...fields, ...again])}`, {
    values,
    errors: outcome.errors,
  })
})
