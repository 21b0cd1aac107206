import { requireAdministrator } from '@/app/_auth/guards'
import { page } from '@/app/_http/page'
import { Button } from '@/app/_ui/form/button'
import { SelectField } from '@/app/_ui/form/select-field'
import { Page } from '@/app/_ui/page-frame'
import { PageHeading } from '@/app/_ui/page-heading'
import { listQuizzes } from '@/app/(admin)/admin/items/quizzes'
import { loadCatalog } from '@/lib/content/course/catalog/load'
import { countAll } from '@/lib/measurement/analysis/count'
import { fewestInGroup, findGroupDifferences, type Grouping } from '@/lib/measurement/analysis/group-differences'
import { languages } from '@/lib/people/account/first-language'
import { listOrganizationNames } from '@/lib/people/organization/list-organizations'
import { DifferencesTable } from './differences-table'

export const GET = page(async ({ query }) => {
  const administrator = await requireAdministrator()
  const catalog = await loadCatalog()
  const quizzes = listQuizzes(catalog)
  const unitId = quizzes.find(({ id }) => id === query.get('quiz'))?.id
  const by = (['course', 'language'] as const).find((one) => one === query.get('by')) ?? 'organization'
  await countAll()
  const found = unitId ? await findGroupDifferences(administrator, { unitId, by }) : null
  const names: Record<Grouping, () => Promise<[string, string][]>> = {
    course: async () => catalog.courses.map(({ id, subtitle }) => [id, subtitle]),
    language: async () => Object.entries(languages),
    organization: async () => (await listOrganizationNames(administrator)).map(({ id, name }) => [id, name]),
  }
  const nameOfGroup = new Map(await names[by]())
  const nameOf = (group: string) => nameOfGroup.get(group) ?? group
  return {
    title: 'Differences between groups',
    audience: 'admin',
    main: (
      <Page width="wide">
        <PageHeading title="Differences between groups" back={{ href: '/admin/items', text: 'Item analysis' }} />
        <p>
          People with the same score should find an item equally hard, whatever group they are in. This page compares
          the first attempts of each group with everyone else’s (Mantel–Haenszel). A group needs at least{' '}
          {fewestInGroup} people. A difference is a reason to read the item, not a proof that it is unfair.
        </p>
        <form method="get" action="/admin/fairness" className="filters">
          <SelectField
            label="Quiz"
            name="quiz"
            defaultValue={unitId ?? ''}
            options={[{ value: '', text: 'Choose' }, ...quizzes.map(({ id, title }) => ({ value: id, text: title }))]}
          />
          <SelectField
            label="Groups"
            name="by"
            defaultValue={by}
            options={[
              { value: 'organization', text: 'Organizations' },
              { value: 'course', text: 'Courses' },
              { value: 'language', text: 'First languages' },
            ]}
          />
          <Button kind="quiet">Compare</Button>
        </form>
        {found && (
          <p>
            {found.people} people have a first attempt.{' '}
            {found.groups.length === 0
              ? `No group has ${fewestInGroup} people in it and ${fewestInGroup} outside it yet.`
              : `Compared: ${found.groups.map(({ group, people }) => `${nameOf(group)} (${people})`).join(', ')}.`}
          </p>
        )}
        {found && found.groups.length > 0 && <DifferencesTable items={found.items} nameOf={nameOf} />}
      </Page>
    ),
  }
})
