import { requireCoordinator } from '@/app/_auth/guards'
import { doneWords } from '@/app/_http/done'
import { errorOf, readFlash } from '@/app/_http/flash'
import { form } from '@/app/_http/form'
import { page } from '@/app/_http/page'
import { Button } from '@/app/_ui/form/button'
import { ButtonRow } from '@/app/_ui/form/button-row'
import { Field } from '@/app/_ui/form/field'
import { OnceField } from '@/app/_ui/form/once-field'
import { SelectField } from '@/app/_ui/form/select-field'
import { loadCatalog } from '@/lib/content/course/catalog/load'
import { listOpenCohorts } from '@/lib/people/organization/queries'
import { notFound } from '@/lib/platform/error'
import { isUuid } from '@/lib/platform/id'
import { reportColumnKeys, reportColumnOf, usualReportColumns } from '@/lib/record/report/columns'
import { listReports, type SavedReportView } from '@/lib/record/report/queries'
import { removeReport } from '@/lib/record/report/remove-report'
import { saveReport } from '@/lib/record/report/save-report'
import { savedReportInput } from '@/lib/record/report/schema'
import { ColumnChoice } from '../column-choice'
import { managePage } from '../manage-page'

type Path = '/manage/[organization]/report'

const doneIn = doneWords({ saved: 'Columns saved.', removed: 'Removed.' })

export const GET = page<Path>(async ({ params, query }) => {
  const coordinator = await requireCoordinator(params.organization)
  const here = `/manage/${coordinator.organizationId}/report`
  const [{ courses }, cohorts, reports, { values, errors }] = await Promise.all([
    loadCatalog(),
    listOpenCohorts(coordinator, new Date()),
    listReports(coordinator),
    readFlash(query.get('problem')),
  ])
  const saved = reports.find(({ id }) => id === query.get('saved'))
  const typed = values.columns?.split(' ')
  return managePage(
    {
      coordinator,
      title: 'Report of completions',
      width: 'reading',
      errors,
      done: doneIn(query),
    },
    <>
      <p>
        One line for each certificate that a person earned while in your organization, even if they have left. Dates
        match the certificate.
      </p>
      <SavedReports here={here} reports={reports} />
      <form method="get" action={`${here}.csv`}>
        <OnceField />
        <SelectField
          label="Course"
          name="course"
          defaultValue={values.course}
          options={[
            { value: '', text: 'All courses' },
            ...courses.map(({ slug, title, subtitle }) => ({ value: slug, text: `${title}: ${subtitle}` })),
          ]}
        />
        <SelectField
          label="Cohort"
          name="cohort"
          defaultValue={values.cohort}
          options={[{ value: '', text: 'Everyone' }, ...cohorts.map(({ id, name }) => ({ value: id, text: name }))]}
        />
        <Field label="Completed from" name="from" type="date" required={false} defaultValue={values.from} />
        <Field
          label="Completed through"
          name="until"
          type="date"
          required={false}
          defaultValue={values.until}
          error={errorOf(errors, 'until')}
        />
        <div className="columns">
          <ColumnChoice
            name="columns"
            legend="Columns"
            columns={reportColumnKeys.map((key) => ({ key, label: reportColumnOf(key).label }))}
            chosen={typed ?? saved?.columns ?? usualReportColumns}
          />
        </div>
        <ButtonRow>
          <Button formAction={`${here}.xlsx`}>Download (Excel)</Button>
          <Button kind="quiet">Download (CSV)</Button>
        </ButtonRow>
        <Field
          label="Save these columns as"
          name="reportName"
          required={false}
          maxLength={80}
          hint="For example: Academy’s annual report"
          defaultValue={values.reportName}
          error={errorOf(errors, 'reportName')}
        />
        <Button kind="quiet" formMethod="post" formAction={here}>
          Save columns
        </Button>
      </form>
    </>,
  )
})

function SavedReports({ here, reports }: { here: string; reports: readonly SavedReportView[] }) {
  if (reports.length === 0) return null
  return (
    <section aria-labelledby="saved">
      <h2 id="saved">Saved columns</h2>
      <ul className="rows">
        {reports.map(({ id, name, columns }) => (
          <li key={id}>
            <a href={`${here}?saved=${id}`}>{name}</a>
            <p>{columns.map((key) => reportColumnOf(key).label).join(', ')}</p>
            <form method="post" action={here}>
              <input type="hidden" name="remove" value={id} />
              <Button kind="quiet" aria-label={`Remove ${name}`}>
                Remove
              </Button>
            </form>
          </li>
        ))}
      </ul>
    </section>
  )
}

/** Saves the chosen columns, or removes saved ones. */
export const POST = form<Path>(async ({ form, params, world, submit }) => {
  const coordinator = await requireCoordinator(params.organization)
  const here = `/manage/${coordinator.organizationId}/report`
  const removed = form.get('remove')
  if (removed !== null) {
    if (!isUuid(removed)) throw notFound()
    await removeReport(coordinator, removed, world)
    return { to: `${here}?done=removed` }
  }
  const filters = ['course', 'cohort', 'from', 'until'].map((name) => [name, form.get(name) ?? ''])
  return submit({
    fields: savedReportInput,
    shown: Object.fromEntries(filters),
    back: here,
    save: (input) => saveReport(coordinator, input, world),
    refusals: () => ({
      field: 'reportName',
      message: 'You already saved columns under this name. Enter another one.',
    }),
    to: ({ id }) => `${here}?done=saved&saved=${id}`,
  })
})
