import { z } from 'zod'
import { requireCoordinator } from '@/app/_auth/guards'
import { onPage } from '@/app/_auth/page'
import { Button } from '@/app/_ui/button'
import { ButtonLink } from '@/app/_ui/button-link'
import { ButtonRow } from '@/app/_ui/button-row'
import { Page } from '@/app/_ui/page-frame'
import { PageHeading } from '@/app/_ui/page-heading'
import { SelectField } from '@/app/_ui/select-field'
import { findCohortGain } from '@/lib/analysis/gains'
import { loadCatalog } from '@/lib/course/load'
import { findCourse } from '@/lib/course/lookup'
import { listCohorts } from '@/lib/organization/queries'
import { CohortGains } from './cohort-gains'

export const metadata = { title: 'What was gained' }

const asked = z.object({
  course: z.string().optional().catch(undefined),
  cohort: z.uuid().optional().catch(undefined),
})

/** From pre-test to final, for one cohort. */
export default async function GainPage({ params, searchParams }: PageProps<'/manage/[organization]/gain'>) {
  const { organization } = await params
  const here = `/manage/${organization}/gain`
  const coordinator = await onPage(here, () => requireCoordinator(organization))
  const catalog = await loadCatalog()
  const cohorts = await listCohorts(coordinator, new Date())
  const query = asked.parse(await searchParams)
  const course = findCourse(catalog, query.course ?? '') ?? catalog.courses[0]
  const cohort = cohorts.find(({ id }) => id === query.cohort) ?? cohorts[0]
  const gain = course && cohort && (await findCohortGain(coordinator, course, cohort.id))
  return (
    <Page width="wide">
      <PageHeading title="What was gained" kicker={coordinator.organizationName} meta={['From pre-test to final']} />
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
      {gain ? (
        <CohortGains course={course} gain={gain} />
      ) : (
        <p>Make a cohort first; then its gain can be shown here.</p>
      )}
      <ButtonRow>
        <ButtonLink kind="quiet" href={`/manage/${organization}`}>
          Back to people
        </ButtonLink>
      </ButtonRow>
    </Page>
  )
}
