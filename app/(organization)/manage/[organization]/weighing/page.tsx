import { z } from 'zod'
import { requireCoordinator } from '@/app/_auth/guards'
import { onPage } from '@/app/_auth/page'
import { Button } from '@/app/_ui/button'
import { ButtonLink } from '@/app/_ui/button-link'
import { ButtonRow } from '@/app/_ui/button-row'
import { Page } from '@/app/_ui/page-frame'
import { PageHeading } from '@/app/_ui/page-heading'
import { SelectField } from '@/app/_ui/select-field'
import type { Coordinator } from '@/lib/account/actor'
import { loadCatalog } from '@/lib/course/load'
import { findCourse } from '@/lib/course/lookup'
import type { Course } from '@/lib/course/schema'
import { listCohortCalibrations } from '@/lib/discrimination/calibration'
import { listCohortWeighings } from '@/lib/discrimination/queries'
import { listCohorts } from '@/lib/organization/queries'
import { listFollowUpCounts } from '@/lib/practice/follow-up-counts'
import { ByPerson } from './by-person'
import { Calibration } from './calibration'
import { CohortWeighing } from './cohort-weighing'
import { FollowUps } from './follow-ups'

export const metadata = { title: 'Hits and false alarms' }

const asked = z.object({
  course: z.string().optional().catch(undefined),
  cohort: z.uuid().optional().catch(undefined),
})

/** What one cohort finds, and whom it accuses, from pre-test to after the course. */
export default async function WeighingPage({ params, searchParams }: PageProps<'/manage/[organization]/weighing'>) {
  const { organization } = await params
  const here = `/manage/${organization}/weighing`
  const coordinator = await onPage(here, () => requireCoordinator(organization))
  const catalog = await loadCatalog()
  const cohorts = await listCohorts(coordinator, new Date())
  const query = asked.parse(await searchParams)
  const course = findCourse(catalog, query.course ?? '') ?? catalog.courses[0]
  const cohort = cohorts.find(({ id }) => id === query.cohort) ?? cohorts[0]
  const seen = course && cohort && (await seenOf(coordinator, course, cohort.id))
  return (
    <Page width="wide">
      <PageHeading
        title="Hits and false alarms"
        kicker={coordinator.organizationName}
        meta={['What a cohort finds, and whom it accuses']}
      />
      <form method="get" action={here} className="filters">
        <SelectField
          label="Course"
          name="course"
          defaultValue={course?.slug}
          options={catalog.courses.map(({ slug, title, subtitle }) => ({ value: slug, text: `${title}: ${subtitle}` }))}
        />
        <SelectField
          label="Cohort"
          name="cohort"
          defaultValue={cohort?.id}
          options={cohorts.map(({ id, name }) => ({ value: id, text: name }))}
        />
        <Button kind="quiet">Show</Button>
      </form>
      {seen ? (
        <>
          <CohortWeighing weighings={seen.members.map(({ weighing }) => weighing)} />
          <Calibration calibrations={seen.calibrations} />
          <FollowUps followUps={seen.followUps} />
          <ByPerson members={seen.members} here={`/manage/${organization}`} />
        </>
      ) : (
        <p>Make a cohort first; then what it finds can be shown here.</p>
      )}
      <ButtonRow>
        <ButtonLink kind="quiet" href={`/manage/${organization}`}>
          Back to people
        </ButtonLink>
      </ButtonRow>
    </Page>
  )
}

async function seenOf(coordinator: Coordinator, course: Course, cohortId: string) {
  const [members, calibrations, followUps] = await Promise.all([
    listCohortWeighings(coordinator, course, cohortId),
    listCohortCalibrations(coordinator, course, cohortId),
    listFollowUpCounts(coordinator, cohortId),
  ])
  return { members, calibrations, followUps }
}
