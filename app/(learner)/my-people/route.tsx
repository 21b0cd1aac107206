import { z } from 'zod'
import { requireSupervisors } from '@/app/_auth/guards'
import { doneWords } from '@/app/_http/done'
import { form } from '@/app/_http/form'
import { page } from '@/app/_http/page'
import { Fold } from '@/app/_ui/fold'
import { Notice } from '@/app/_ui/notice'
import { Page } from '@/app/_ui/page-frame'
import { PageHeading } from '@/app/_ui/page-heading'
import { recordView } from '@/lib/audit/log/record-view'
import { loadCatalog } from '@/lib/content/course/catalog/load'
import { notFound } from '@/lib/platform/error'
import { uuid } from '@/lib/platform/id'
import { dayOf } from '@/lib/platform/words'
import { remind } from '@/lib/training/assignment/remind'
import { loadTeam } from './load-team'
import { Team } from './team'

const doneIn = doneWords({
  reminded: 'Reminded. Each person gets one reminder a day at most.',
  unconfirmed: 'No mail was sent: this person has no confirmed address. Tell them yourself.',
})

export const GET = page<'/my-people'>(async ({ query }) => {
  const { learner, supervisors } = await requireSupervisors()
  const { courses } = await loadCatalog()
  const now = new Date()
  const teams = await Promise.all(supervisors.map((supervisor) => loadTeam(supervisor, courses, now)))
  for (const { supervisor, people } of teams) {
    const object = `organization:${supervisor.organizationId}`
    await recordView(supervisor, { action: 'organization.people-viewed', object, people })
  }
  const done = doneIn(query)
  return {
    title: 'My people',
    main: (
      <Page width="reading">
        <PageHeading title="My people" kicker={learner.name} />
        {done && <Notice kind={query.get('done') === 'reminded' ? 'good' : 'warn'} title={done} role="status" />}
        {teams.map((team) => (
          <Team
            key={team.supervisor.organizationId}
            team={team}
            today={dayOf(now, team.supervisor.timeZone)}
            isOnly={teams.length === 1}
          />
        ))}
        {teams.length === 0 && <p>Nobody has you as their supervisor yet. Your coordinator can set this.</p>}
        <Fold title="What you see here">
          <p>
            States, due dates, progress, and the last day of work of the people whom you supervise. You see no scores,
            notes, or reasons. The site records that you looked.
          </p>
        </Fold>
      </Page>
    ),
  }
})

const reminding = z.object({ organization: uuid(), person: uuid() })

export const POST = form<'/my-people'>(async ({ submit, world }) => {
  const { supervisors } = await requireSupervisors()
  return submit({
    fields: reminding,
    back: '/my-people',
    save: async ({ organization, person }) => {
      const supervisor = supervisors.find(({ organizationId }) => organizationId === organization)
      if (!supervisor) throw notFound()
      const { sent, already } = await remind(supervisor, { accountIds: [person] }, world)
      return sent + already > 0 ? 'reminded' : 'unconfirmed'
    },
    to: (outcome) => `/my-people?done=${outcome}`,
  })
})
