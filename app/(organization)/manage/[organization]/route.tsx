import { requireCoordinator } from '@/app/_auth/guards'
import { page } from '@/app/_http/page'
import { Button } from '@/app/_ui/button'
import { ButtonLink } from '@/app/_ui/button-link'
import { ButtonRow } from '@/app/_ui/button-row'
import { DataTable } from '@/app/_ui/data-table'
import { Field } from '@/app/_ui/field'
import { Page } from '@/app/_ui/page-frame'
import { PageHeading } from '@/app/_ui/page-heading'
import { Pagination } from '@/app/_ui/pagination'
import { SelectField } from '@/app/_ui/select-field'
import { Tag, type TagKind } from '@/app/_ui/tag'
import { recordView } from '@/lib/audit/record-view'
import { loadCatalog } from '@/lib/content/course/load'
import { listCohorts } from '@/lib/people/organization/queries'
import { notFound } from '@/lib/platform/error'
import { dayInWords, siteTimeZone } from '@/lib/platform/words'
import { countRoster, listRoster, type RosterRow, type RosterState } from '@/lib/record/certificate/roster'
import { noticedLink } from './noticed-link'
import { ResetLinkForm } from './reset-link-form'
import { readRosterFilter, rosterQuery } from './roster-filter'

const pageSize = 50
const countedAtMost = 1000

const states: Record<RosterState, { text: string; kind: TagKind }> = {
  'not-started': { text: 'Not started', kind: 'neutral' },
  'in-progress': { text: 'In progress', kind: 'info' },
  passed: { text: 'Final passed', kind: 'info' },
  certified: { text: 'Certified', kind: 'good' },
  superseded: { text: 'Law changed since', kind: 'warn' },
  expired: { text: 'Expired', kind: 'warn' },
}

function CertificateLink({ serial }: { serial: string | null }) {
  return serial && <a href={`/certificates/${serial}.pdf`}>{serial}</a>
}

/** A certificate ends on a day in its own time zone, not the organization's. */
function certifiedOn({ state, certifiedAt, expiresAt }: RosterRow, zone: string): string {
  if (state === 'expired' && expiresAt) return `Ended ${dayInWords(expiresAt, siteTimeZone)}`
  return certifiedAt ? dayInWords(certifiedAt, zone) : ''
}

export const GET = page<'/manage/[organization]'>(async ({ params, query }) => {
  const { organization } = params
  const here = `/manage/${organization}`
  const coordinator = await requireCoordinator(organization)
  const catalog = await loadCatalog()
  const read = readRosterFilter(catalog, Object.fromEntries(query))
  if (!read) throw notFound()
  const { filter, after } = read
  const [rows, total, cohorts] = await Promise.all([
    listRoster(coordinator, filter, { after, limit: pageSize + 1, now: new Date() }),
    countRoster(coordinator, countedAtMost),
    listCohorts(coordinator, new Date()),
  ])
  const people = rows.slice(0, pageSize)
  await recordView(coordinator, {
    action: 'organization.people-viewed',
    object: `organization:${organization}`,
    details: { courseId: filter.course.id, state: filter.state ?? null, cohortId: filter.cohortId ?? null },
    values: { name: filter.name ?? null },
  })
  const last = people.at(-1)
  return {
    title: 'People',
    audience: 'manage',
    current: '/manage',
    main: (
      <Page width="wide">
        <PageHeading
          title="People"
          kicker={coordinator.organizationName}
          meta={[
            total > countedAtMost
              ? 'More than 1,000 people in all'
              : `${total} ${total === 1 ? 'person' : 'people'} in all`,
          ]}
        />
        <ButtonRow>
          <ButtonLink kind="quiet" href={`${here}/cohorts`}>
            Cohorts and join links
          </ButtonLink>
          <ButtonLink kind="quiet" href={`${here}/gain`}>
            Pre-test and final scores
          </ButtonLink>
          <ButtonLink kind="quiet" href={`${here}/weighing`}>
            Right calls and false alarms
          </ButtonLink>
          {await noticedLink({ coordinator })}
          <ButtonLink kind="quiet" href={`${here}/packets`}>
            Audit packets
          </ButtonLink>
          <ButtonLink kind="quiet" href={`${here}/people.csv?${rosterQuery(filter)}`}>
            Download this list (CSV)
          </ButtonLink>
        </ButtonRow>
        <form method="get" action={here} className="filters">
          <SelectField
            label="Course"
            name="course"
            defaultValue={filter.course.slug}
            options={catalog.courses.map((course) => ({
              value: course.slug,
              text: `${course.title}: ${course.subtitle}`,
            }))}
          />
          <SelectField
            label="State"
            name="state"
            defaultValue={filter.state ?? ''}
            options={[
              { value: '', text: 'All' },
              ...Object.entries(states).map(([value, { text }]) => ({ value, text })),
            ]}
          />
          <SelectField
            label="Cohort"
            name="cohort"
            defaultValue={filter.cohortId ?? ''}
            options={[{ value: '', text: 'All' }, ...cohorts.map(({ id, name }) => ({ value: id, text: name }))]}
          />
          <Field label="Name begins with" name="name" isFilter defaultValue={filter.name} />
          <Button kind="quiet">Filter</Button>
        </form>
        <DataTable
          caption={`${filter.course.title}: ${filter.course.subtitle}`}
          columns={[
            { key: 'name', label: 'Name' },
            { key: 'email', label: 'Email' },
            { key: 'state', label: 'State' },
            { key: 'certified', label: 'Certified on' },
            { key: 'serial', label: 'Certificate' },
            { key: 'password', label: 'Password' },
          ]}
          rows={people.map((person) => ({
            key: person.accountId,
            cells: [
              <a key="name" href={`${here}/people/${person.accountId}`}>
                <bdi>{person.name}</bdi>
              </a>,
              person.email,
              <Tag key="state" kind={states[person.state].kind}>
                {states[person.state].text}
              </Tag>,
              certifiedOn(person, coordinator.timeZone),
              <CertificateLink key="certificate" serial={person.serial} />,
              <ResetLinkForm key="password" here={here} accountId={person.accountId} name={person.name} />,
            ],
          }))}
          empty="Nobody matches. Make a join link and send it to your people."
        />
        <Pagination
          label="Pages of people"
          {...(after && { previous: { href: `${here}?${rosterQuery(filter)}`, label: 'From the start' } })}
          {...(rows.length > pageSize && last && { next: { href: `${here}?${rosterQuery(filter, last)}` } })}
        />
      </Page>
    ),
  }
})
