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
import { listMembers } from '@/lib/people/organization/membership/current-members'
import { listOpenCohorts } from '@/lib/people/organization/queries'
import { notFound } from '@/lib/platform/error'
import { managePage } from '../manage-page'
import { ActFields, actWords } from './acts'
import { carryOut } from './carry-out'
import { readSelection } from './read-selection'

type Path = '/manage/[organization]/selection'

/** The people are in the address, so that the page can be reloaded and works without a script. */
export const GET = page<Path>(async ({ params, query }) => {
  const coordinator = await requireCoordinator(params.organization)
  const { organizationId } = coordinator
  const here = `/manage/${organizationId}`
  const selection = readSelection(query)
  if (!selection) return seeOther(`${here}/people?done=none`)
  const [people, cohorts, divisions, { courses }, flash] = await Promise.all([
    listMembers(coordinator, selection.accountIds),
    listOpenCohorts(coordinator, new Date()),
    listDivisions(coordinator),
    loadCatalog(),
    readFlash(query.get('problem')),
  ])
  if (people.length === 0) throw notFound()
  const object = `organization:${organizationId}`
  await recordView(coordinator, { action: 'organization.people-viewed', object, people })
  const { button, title: titleOf } = actWords[selection.act]
  const title = titleOf(people.length === 1 ? (people[0]?.name ?? '') : `${people.length} people`)
  return managePage(
    {
      coordinator,
      title,
      width: 'form',
      back: { href: `${here}/people`, text: 'Back to people' },
      errors: flash.errors,
    },
    <form method="post" action={`${here}/selection`}>
      <OnceField />
      <input type="hidden" name="act" value={selection.act} />
      <details open={people.length <= 50}>
        <summary>{people.length === 1 ? 'This person' : `These ${people.length} people`}</summary>
        <ul className="names">
          {people.map(({ accountId, name, email }) => (
            <li key={accountId}>
              <input type="hidden" name="person" value={accountId} />
              <bdi>{name}</bdi>, {email}
            </li>
          ))}
        </ul>
      </details>
      <ActFields
        act={selection.act}
        course={courses.find(({ slug }) => slug === query.get('course'))?.id}
        courses={courses}
        cohorts={cohorts}
        divisions={divisions}
        {...flash}
      />
      <ButtonRow cancel={`${here}/people`}>
        <Button kind={selection.act === 'remove' ? 'danger' : 'primary'}>{button}</Button>
      </ButtonRow>
    </form>,
  )
})

export const POST = write<Path>(async ({ request, form, params, world }) => {
  const coordinator = await requireCoordinator(params.organization)
  const here = `/manage/${coordinator.organizationId}`
  const selection = readSelection(form)
  if (!selection) return { to: `${here}/people?done=none` }
  const { act, accountIds } = selection
  const outcome = await carryOut[act]({ coordinator, accountIds, request, form, world })
  if ('done' in outcome) return { to: `${here}/people?done=${outcome.done}` }
  const values = Object.fromEntries(
    ['course', 'dueOn', 'division', 'to', 'from', 'reason'].map((name) => [name, form.get(name) ?? '']),
  )
  const again = new URLSearchParams([['act', act], ...accountIds.map((id): [string, string] => ['person', id])])
  return backToForm(`${here}/selection?${again}`, { values, errors: outcome.errors })
})
