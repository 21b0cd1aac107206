import type { ReactNode } from 'react'
import { requireCoordinator } from '@/app/_auth/guards'
import type { Course } from '@/lib/content/course/schema'
import type { Coordinator } from '@/lib/people/account/actor'
import { CohortChoice, findChoice, type ResultsChoice, type ResultsName, recordResultsView } from './cohort-choice'
import { managePage } from './manage-page'

interface Asked {
  name: ResultsName
  params: { organization: string }
  query: URLSearchParams
}

type Find<Results> = (coordinator: Coordinator, course: Course, cohortId: string) => Promise<Results>

/** The results of the chosen cohort; null if there is none. */
export async function loadResults<Results>({ name, params, query }: Asked, find: Find<Results>) {
  const coordinator = await requireCoordinator(params.organization)
  const choice = await findChoice(coordinator, Object.fromEntries(query))
  const { course, cohort } = choice
  const results = course && cohort ? await find(coordinator, course, cohort.id) : null
  await recordResultsView(coordinator, choice, name)
  return { name, coordinator, choice, shown: course && results ? { course, results } : null }
}

interface Frame {
  name: ResultsName
  coordinator: Coordinator
  choice: ResultsChoice
  title: string
  meta: string
}

const helpOn = { gain: 'cases', weighing: 'calls', evaluations: 'evaluations' }

export function resultsPage({ name, coordinator, choice, title, meta }: Frame, results: ReactNode) {
  const home = `/manage/${coordinator.organizationId}`
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
