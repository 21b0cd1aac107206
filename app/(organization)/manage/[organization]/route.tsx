import { requireCoordinator } from '@/app/_auth/guards'
import { page } from '@/app/_http/page'
import { seeOther } from '@/app/_http/respond'
import { Button } from '@/app/_ui/form/button'
import { SelectField } from '@/app/_ui/form/select-field'
import { recordView } from '@/lib/audit/log/record-view'
import { loadCatalog } from '@/lib/content/course/catalog/load'
import { findCourse } from '@/lib/content/course/lookup'
import { countInvitations } from '@/lib/people/member-invitation/open-invitations'
import { listLeaving } from '@/lib/people/organization/membership/planned-ends'
import { notFound } from '@/lib/platform/error'
import { dayInWords } from '@/lib/platform/words'
import { countOpenAnomalies } from '@/lib/record/anomaly/queries'
import { expiringDays, mostListed } from '@/lib/record/desk/count-desk'
import { readDesk, sumOf } from '@/lib/record/desk/queries'
import { countWaitingOutside } from '@/lib/record/outside-certificate/queries'
import { listLatePeople } from '@/lib/training/assignment/late-notes'
import { CountedAt } from './counted-at'
import { DivisionTable } from './desk/division-table'
import { NeedsAttention } from './desk/needs-attention'
import { PeopleBehind } from './desk/people-behind'
import { Tiles } from './desk/tiles'
import { managePage } from './manage-page'

const mostCounted = 99

export const GET = page<'/manage/[organization]'>(async ({ params, query }) => {
  const coordinator = await requireCoordinator(params.organization)
  const home = `/manage/${coordinator.organizationId}`
  // Addresses from when the list of people was here.
  if ([...query.keys()].some((key) => key !== 'course')) return seeOther(`${home}/people?${query}`)
  const catalog = await loadCatalog()
  const course = findCourse(catalog, query.get('course') ?? '') ?? catalog.courses[0]
  if (!course) throw notFound()
  const now = new Date()
  const [{ divisions, people, countedAt }, leaving, late, flags, invitations, waiting] = await Promise.all([
    readDesk(coordinator, course, now),
    listLeaving(coordinator, mostListed),
    listLatePeople(coordinator, mostListed),
    countOpenAnomalies(coordinator, mostCounted),
    countInvitations(coordinator, now),
    countWaitingOutside(coordinator, mostCounted),
  ])
  await recordView(coordinator, {
    action: 'organization.people-viewed',
    object: `organization:${coordinator.organizationId}`,
    details: { desk: course.id },
    people: [...people, ...leaving, ...late],
  })
  const counts = sumOf(divisions)
  const links = tileLinks(`${home}/people?course=${course.slug}`)
  const behind = (why: (typeof people)[number]['why']) => people.filter((one) => one.why === why)
  return managePage(
    {
      coordinator,
      title: 'Overview',
      width: 'wide',
      meta: [course.subtitle, dayInWords(now, coordinator.timeZone)],
    },
    <>
      <form method="get" className="filters">
        <SelectField
          label="Course"
          name="course"
          options={catalog.courses.map(({ slug, subtitle }) => ({ value: slug, text: subtitle }))}
          defaultValue={course.slug}
        />
        <Button kind="quiet">Show</Button>
      </form>
      <CountedAt
        coordinator={coordinator}
        about={`states:${course.id}`}
        countedAt={countedAt}
        back={`${home}?course=${course.slug}`}
      />
      <Tiles counts={counts} to={links} />
      <NeedsAttention
        home={home}
        flags={flags}
        waiting={waiting}
        most={mostCounted}
        invitations={invitations}
        repeat={{ count: counts.failed, href: links.failed }}
        leaving={leaving}
        late={late}
      />
      <DivisionTable home={home} course={course.slug} divisions={divisions} />
      <PeopleBehind id="overdue" title="Overdue" day="Due on" home={home} rows={behind('overdue')} most={mostListed} />
      <PeopleBehind
        id="expiring"
        title={`Certificates expiring within ${expiringDays} days`}
        day="Expires on"
        home={home}
        rows={behind('expiring')}
        most={mostListed}
      />
      <PeopleBehind id="due" title="Next deadlines" day="Due on" home={home} rows={behind('due')} most={mostListed} />
      <p>
        <a href={`${home}/desk/summary.pdf`}>Summary on one page (PDF)</a>
      </p>
    </>,
  )
})

function tileLinks(list: string) {
  return {
    certified: `${list}&state=certified`,
    notStarted: `${list}&state=not-started`,
    inProgress: `${list}&state=in-progress`,
    failed: `${list}&state=failed`,
    overdue: '#overdue',
    expiring: '#expiring',
  }
}
