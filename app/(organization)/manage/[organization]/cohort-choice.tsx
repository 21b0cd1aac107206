import { z } from 'zod'
import { Button } from '@/app/_ui/form/button'
import { SelectField } from '@/app/_ui/form/select-field'
import { recordView } from '@/lib/audit/log/record-view'
import { loadCatalog } from '@/lib/content/course/catalog/load'
import { findCourse } from '@/lib/content/course/lookup'
import type { Course } from '@/lib/content/course/schema'
import type { Coordinator } from '@/lib/people/account/actor'
import { type CohortView, listCohorts } from '@/lib/people/organization/queries'
import { uuid } from '@/lib/platform/id'

const cohortQuery = z.object({
  course: z.string().optional().catch(undefined),
  cohort: uuid().optional().catch(undefined),
})

export type ResultsName = 'gain' | 'weighing' | 'evaluations'

export interface ResultsChoice {
  courses: Course[]
  cohorts: CohortView[]
  /** The requested cohort, or the first; undefined if there is none. */
  course: Course | undefined
  cohort: CohortView | undefined
}

export async function findChoice(coordinator: Coordinator, searchParams: unknown): Promise<ResultsChoice> {
  const query = cohortQuery.parse(searchParams)
  const catalog = await loadCatalog()
  const cohorts = await listCohorts(coordinator, new Date())
  return {
    courses: catalog.courses,
    cohorts,
    course: findCourse(catalog, query.course ?? '') ?? catalog.courses[0],
    cohort: cohorts.find(({ id }) => id === query.cohort) ?? cohorts[0],
  }
}

export async function recordResultsView(
  coordinator: Coordinator,
  { course, cohort }: ResultsChoice,
  results: ResultsName,
): Promise<void> {
  if (!course || !cohort) return
  await recordView(coordinator, {
    action: 'organization.results-viewed',
    object: `organization:${coordinator.organizationId}`,
    details: { results, courseId: course.id, cohortId: cohort.id },
  })
}

export function CohortChoice({ action, choice }: { action: string; choice: ResultsChoice }) {
  const { courses, cohorts, course, cohort } = choice
  return (
    <form method="get" action={action} className="filters">
      <SelectField
        label="Course"
        name="course"
        defaultValue={course?.slug}
        options={courses.map(({ slug, title, subtitle }) => ({ value: slug, text: `${title}: ${subtitle}` }))}
      />
      <SelectField
        label="Cohort"
        name="cohort"
        defaultValue={cohort?.id}
        options={cohorts.map(({ id, name }) => ({ value: id, text: name }))}
      />
      <Button kind="quiet">Show</Button>
    </form>
  )
}
