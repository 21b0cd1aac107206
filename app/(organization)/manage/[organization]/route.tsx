import type { ReactNode } from 'react'
import { requireCoordinator } from '@/app/_auth/guards'
import { page } from '@/app/_http/page'
import { seeOther } from '@/app/_http/respond'
import { ButtonLink } from '@/app/_ui/form/button-link'
import { ButtonRow } from '@/app/_ui/form/button-row'
import { recordView } from '@/lib/audit/log/record-view'
import { loadCatalog } from '@/lib/content/course/catalog/load'
import { findCourse } from '@/lib/content/course/lookup'
import type { Course } from '@/lib/content/course/schema'
import { sendsMail } from '@/lib/people/mail/place'
import { countInvitations } from '@/lib/people/member-invitation/open-invitations'
import { listLeaving } from '@/lib/people/organization/membership/planned-ends'
import { notFound } from '@/lib/platform/error'
import { dayInWords, dayOf } from '@/lib/platform/words'
import { countOpenAnomalies } from '@/lib/record/anomaly/queries'
import { type Desk, everyoneIn, mainDeadline, readDesk, sumOf } from '@/lib/record/desk/queries'
import { countWaitingOutside } from '@/lib/record/outside-certificate/queries'
import { listLatePeople } from '@/lib/training/assignment/late-notes'
import { countAssignments, findMainCourseId } from '@/lib/training/assignment/queries'
import { CountedAt } from './counted-at'
import { Countdown } from './desk/countdown'
import { Deadlines } from './desk/deadlines'
import { DivisionTable } from './desk/division-table'
import { DoNow, type Waiting } from './desk/do-now'
import { FirstSteps } from './desk/first-steps'
import { StagePatterns } from './desk/stages'
import { WherePeopleAre } from './desk/where-people-are'
import { managePage } from './manage-page'

/** The length of each list of people. */
const mostListed = 100

const mostCounted = 99

export const GET = page<'/manage/[organization]'>(async ({ params, query }) => {
  const coordinator = await requireCoordinator(params.organization)
  const home = `/manage/${coordinator.organizationId}`
  // Addresses from when the list of people was here.
  if ([...query.keys()].some((key) => key !== 'course')) return seeOther(`${home}/people?${query}`)
  const { courses } = await loadCatalog()
  const mainId = query.has('course') ? null : await findMainCourseId(coordinator)
  const course =
    findCourse({ courses }, query.get('course') ?? '') ?? courses.find(({ id }) => id === mainId) ?? courses[0]
  if (!course) throw notFound()
  const now = new Date()
  const [desk, leaving, late, flags, invitations, outside, assignments] = await Promise.all([
    readDesk(coordinator, course, now),
    listLeaving(coordinator, mostListed),
    listLatePeople(coordinator, mostListed),
    countOpenAnomalies(coordinator, mostCounted),
    countInvitations(coordinator, now),
    countWaitingOutside(coordinator, mostCounted),
    countAssignments(coordinator, mostCounted),
  ])
  await recordView(coordinator, {
    action: 'organization.people-viewed',
    object: `organization:${coordinator.organizationId}`,
    details: { desk: course.id },
    people: [...leaving, ...late],
  })
  const counts = sumOf(desk.divisions)
  if (counts.people === 0) {
    return managePage(
      { coordinator, title: 'Overview', heading: 'Three steps to your first training', width: 'form' },
      <FirstSteps home={home} invited={counts.invited} assignments={assignments} sendsMail={sendsMail} />,
    )
  }
  return managePage(
    {
      coordinator,
      title: 'Overview',
      width: 'wide',
      meta: [course.subtitle, dayInWords(now, coordinator.timeZone), `${everyoneIn(counts)} people`],
    },
    <Overview
      home={home}
      course={course}
      desk={desk}
      waiting={{ counts, flags, outside, invitations, leaving, late }}
      today={dayOf(now, coordinator.timeZone)}
      recount={
        <CountedAt
          coordinator={coordinator}
          about={`countdown:${course.id}`}
          countedAt={desk.countedAt}
          back={`${home}?course=${course.slug}`}
        />
      }
      others={courses.filter(({ id }) => id !== course.id)}
    />,
  )
})

type Props = {
  home: string
  course: Course
  desk: Desk
  waiting: Waiting
  today: string
  recount: ReactNode
  others: readonly Course[]
}

function Overview({ home, course, desk, waiting, today, recount, others }: Props) {
  const { counts } = waiting
  const { slug } = course
  return (
    <div className="desk">
      <StagePatterns />
      <ButtonRow>
        <ButtonLink kind="quiet" href={`${home}/import`}>
          Add people
        </ButtonLink>
        <ButtonLink kind="quiet" href={`${home}/desk/summary.pdf`}>
          Summary on one page (PDF)
        </ButtonLink>
        {others.map((other) => (
          <ButtonLink key={other.id} kind="quiet" href={`${home}?course=${other.slug}`}>
            {other.subtitle}
          </ButtonLink>
        ))}
      </ButtonRow>
      {recount}
      <Countdown counts={counts} deadline={mainDeadline(desk.deadlines)} today={today} />
      <DoNow home={home} course={slug} most={mostCounted} {...waiting} />
      <WherePeopleAre home={home} course={slug} counts={counts} />
      {desk.divisions.length > 1 && <DivisionTable home={home} course={slug} divisions={desk.divisions} />}
      <Deadlines home={home} course={slug} deadlines={desk.deadlines} late={counts.late} today={today} />
    </div>
  )
}
