import type { ReactNode } from 'react'
import { requireCoordinator } from '@/app/_auth/guards'
import type { PageContent } from '@/app/_http/page'
import type { Course } from '@/lib/content/course/schema'
import type { Coordinator } from '@/lib/people/account/actor'
import { CohortChoice, findChoice, type ResultsName, recordResultsView } from './cohort-choice'
import { managePage } from './manage-page'

interface Results {
  name: ResultsName
  title: string
  meta: string
  show(coordinator: Coordinator, course: Course, cohortId: string): Promise<ReactNode>
}

const helpOn = { gain: 'cases', weighing: 'calls', evaluations: 'evaluations' }

export async function resultsPage(
  { organization, query }: { organization: string; query: URLSearchParams },
  { name, title, meta, show }: Results,
): Promise<PageContent> {
  const coordinator = await requireCoordinator(organization)
  const choice = await findChoice(coordinator, Object.fromEntries(query))
  const { course, cohort } = choice
  const results = course && cohort && (await show(coordinator, course, cohort.id))
  await recordResultsView(coordinator, choice, name)
  const home = `/manage/${organization}`
  return managePage(
    { coordinator, title, width: 'wide', meta: [meta] },
    <>
      <CohortChoice action={`${home}/${name}`} choice={choice} />
      {results ?? <p>Create a cohort first to see its results here.</p>}
      <p>
        <a href={`${home}/help#${helpOn[name]}`}>How to read this</a>
      </p>
    </>,
  )
}
