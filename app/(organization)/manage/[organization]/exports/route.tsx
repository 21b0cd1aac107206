import { requireCoordinator } from '@/app/_auth/guards'
import { doneWords } from '@/app/_http/done'
import { page } from '@/app/_http/page'
import { write } from '@/app/_http/write'
import { Button } from '@/app/_ui/form/button'
import { ButtonRow } from '@/app/_ui/form/button-row'
import { Field } from '@/app/_ui/form/field'
import { SelectField } from '@/app/_ui/form/select-field'
import { NoMail } from '@/app/(organization)/manage/no-mail'
import { findSchedule, schedule } from '@/lib/record/report/schedule'
import { exportYears, windowDays } from '@/lib/record/report/schema'
import { managePage } from '../manage-page'

type Path = '/manage/[organization]/exports'

const frequencies = [
  { value: '', text: 'Never' },
  { value: 'week', text: 'Every Monday' },
  { value: 'month', text: 'On the first of each month' },
]

const doneIn = doneWords({ saved: 'Saved.' })

export const GET = page<Path>(async ({ params, query }) => {
  const coordinator = await requireCoordinator(params.organization)
  const here = `/manage/${coordinator.organizationId}/exports`
  const every = await findSchedule(coordinator)
  const done = doneIn(query)
  return managePage(
    { coordinator, title: 'Exports', width: 'reading', done },
    <>
      <h2>Completions</h2>
      <p>
        One line for each certificate, with the columns that you pick:{' '}
        <a href={`/manage/${coordinator.organizationId}/report`}>Report of completions</a>.
      </p>
      <h2>Certificates that expire soon</h2>
      <form method="get" action={`${here}/expiring.xlsx`}>
        <SelectField
          label="Expiring within"
          name="days"
          defaultValue="90"
          options={windowDays.map((days) => ({ value: String(days), text: `${days} days` }))}
        />
        <Downloads csv={`${here}/expiring.csv`} />
      </form>
      <h2>Hours by topic</h2>
      <p>Of classroom sessions. A session with several topics counts in full for each.</p>
      <form method="get" action={`${here}/topics.xlsx`}>
        <Field label="Held from" name="from" type="date" required={false} />
        <Field label="Held through" name="until" type="date" required={false} />
        <Downloads csv={`${here}/topics.csv`} />
      </form>
      <h2>Totals for a funder</h2>
      <p>
        People, completions, and contact hours by course and quarter, without names. Groups of fewer than five people
        are not shown, nor are other figures from which they could be worked out.
      </p>
      <form method="get" action={`${here}/totals.xlsx`}>
        <SelectField
          label="Year"
          name="year"
          options={exportYears(new Date()).map((year) => ({ value: String(year), text: String(year) }))}
        />
        <Downloads csv={`${here}/totals.csv`} />
      </form>
      <h2>A mail to remind you</h2>
      <p>It has a link to this page and nothing else. Only you get it, while you are a coordinator here.</p>
      <NoMail instead="Look at this page when you need an export." />
      <form method="post" action={here}>
        <SelectField label="Mail me" name="every" defaultValue={every ?? ''} options={frequencies} />
        <Button>Save</Button>
      </form>
    </>,
  )
})

export const POST = write<Path>(async ({ form, params, world }) => {
  const coordinator = await requireCoordinator(params.organization)
  const every = form.get('every')
  await schedule(coordinator, every === 'week' || every === 'month' ? every : null, world)
  return { to: `/manage/${coordinator.organizationId}/exports?done=saved` }
})

function Downloads({ csv }: { csv: string }) {
  return (
    <ButtonRow>
      <Button>Download (Excel)</Button>
      <Button kind="quiet" formAction={csv}>
        Download (CSV)
      </Button>
    </ButtonRow>
  )
}
