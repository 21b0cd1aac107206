import { z } from 'zod'
import { requireAdministrator } from '@/app/_auth/guards'
import { doneWords } from '@/app/_http/done'
import { readFlash } from '@/app/_http/flash'
import { form } from '@/app/_http/form'
import { page } from '@/app/_http/page'
import { ErrorSummary } from '@/app/_ui/form/error-summary'
import { Notice } from '@/app/_ui/notice'
import { Page } from '@/app/_ui/page-frame'
import { PageHeading } from '@/app/_ui/page-heading'
import { recordView } from '@/lib/audit/log/record-view'
import { loadCatalog } from '@/lib/content/course/catalog/load'
import { notFound } from '@/lib/platform/error'
import { uuid } from '@/lib/platform/id'
import { acceptTime } from '@/lib/record/amendment/accept-time'
import { dispose } from '@/lib/record/anomaly/dispose'
import { dispositionInput } from '@/lib/record/anomaly/schema'
import { listUnsupervised } from '@/lib/record/seat-time/unsupervised'
import { scopeOf, UnsupervisedPerson } from './unsupervised-person'

const most = 50

const doneIn = doneWords({ saved: 'Your decision is saved' })

export const GET = page(async ({ query }) => {
  const administrator = await requireAdministrator()
  const { courses } = await loadCatalog()
  const [people, flash] = await Promise.all([
    listUnsupervised(administrator, courses, most),
    readFlash(query.get('problem')),
  ])
  await recordView(administrator, { action: 'anomaly.list-viewed', people })
  const done = doneIn(query)
  return {
    title: 'Time of people without an organization',
    audience: 'admin',
    main: (
      <Page width="reading">
        <PageHeading title="Time of people without an organization" back={{ href: '/admin', text: 'Administration' }} />
        <p>
          No coordinator sees these people, so their time flags and the certificates that wait for time are yours to
          decide.
        </p>
        {done && <Notice kind="good" title={done} role="status" />}
        <ErrorSummary
          errors={flash.errors.map(({ field, message }) => ({
            field: field ? `${field}-${scopeOf(flash.values)}` : null,
            message,
          }))}
        />
        {people.length === 0 ? (
          <p>Nothing is waiting.</p>
        ) : (
          <div className="folds">
            {people.map((person) => (
              <UnsupervisedPerson key={person.accountId} person={person} flash={flash} />
            ))}
          </div>
        )}
        {people.length === most && <p>These are the first {most}. Decide on them to see the next ones.</p>}
      </Page>
    ),
  }
})

const aboutFlag = dispositionInput.extend({ flag: uuid('Choose a flag.') })
const aboutTime = dispositionInput
  .pick({ reason: true })
  .extend({ account: uuid('Choose a person.'), course: z.string() })

/** Decides on a flag, or accepts the time of a course. */
export const POST = form<'/admin/time'>(async ({ form, world, submit }) => {
  const administrator = await requireAdministrator()
  const [back, to] = ['/admin/time', '/admin/time?done=saved']
  if (form.has('flag')) {
    return submit({
      fields: aboutFlag,
      back,
      save: ({ flag: anomalyId, ...input }) => dispose(administrator, { anomalyId, ...input }, world),
      to,
    })
  }
  return submit({
    fields: aboutTime,
    back,
    save: async ({ account: accountId, course: courseId, reason }) => {
      const course = (await loadCatalog()).courses.find(({ id }) => id === courseId)
      if (!course) throw notFound()
      return acceptTime(administrator, { accountId, course, reason }, world)
    },
    refusals: () => ({ field: '', message: 'This certificate waits for no time.' }),
    to,
  })
})
