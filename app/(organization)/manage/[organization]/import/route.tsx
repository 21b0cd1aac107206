import { requireCoordinator } from '@/app/_auth/guards'
import type { Address } from '@/app/_http/address'
import { fileResponse } from '@/app/_http/file'
import { backToForm, type Flash, readFlash } from '@/app/_http/flash'
import { page } from '@/app/_http/page'
import { seeOther } from '@/app/_http/respond'
import { upload } from '@/app/_http/write'
import { recordView } from '@/lib/audit/log/record-view'
import type { Coordinator } from '@/lib/people/account/actor'
import { applyImport } from '@/lib/people/import/apply-import'
import { guessColumns, type Mapping } from '@/lib/people/import/columns'
import { importFields } from '@/lib/people/import/headings'
import { checkImport, type ImportPlan } from '@/lib/people/import/plan-import'
import { chooseColumns, findDraft, recallColumns, saveDraft } from '@/lib/people/import/save-draft'
import type { Table } from '@/lib/people/import/table'
import { sendsMail } from '@/lib/people/mail/place'
import { findIdentifierRule } from '@/lib/people/organization/identifier-rule'
import { listOpenCohorts } from '@/lib/people/organization/queries'
import { csvRow } from '@/lib/platform/file/csv'
import { isUuid } from '@/lib/platform/id'
import { csvFile } from '../csv-file'
import { managePage } from '../manage-page'
import { ImportForm } from './import-form'
import { MappingForm } from './mapping-form'
import { NotSaved, Saved } from './outcome'
import { readImportForm, readList } from './read-list'
import { ImportReport, rowProblems } from './report'

type Path = '/manage/[organization]/import'

/** A spreadsheet of 4 MB and the rest of its form. */
export const address = { body: { kilobytes: 4160, refusedKilobytes: 16384 } } satisfies Address

/** A longer list is not put back after an error: part of one would look whole. */
const mostPasted = 200_000

const gone = {
  values: {},
  errors: [
    {
      field: 'file',
      message: 'This list was already saved, replaced, or is over two hours old. Choose it again to import it.',
    },
  ],
}

export const GET = page<Path>(async ({ params, query }) => {
  const coordinator = await requireCoordinator(params.organization)
  const here = `/manage/${coordinator.organizationId}/import`
  const draftId = query.get('draft')
  if (draftId === null) {
    const flash = await readFlash(query.get('problem'))
    const shown = { coordinator, title: 'Import people', width: 'reading', errors: flash.errors } as const
    return managePage(
      shown,
      <>
        <Saved home={`/manage/${coordinator.organizationId}`} query={query} />
        <ImportForm here={here} flash={flash} />
      </>,
    )
  }
  const draft = isUuid(draftId) ? await findDraft(coordinator, draftId) : null
  if (!draft) return backToForm(here, gone)
  const { table, mapping } = draft
  const [plan, cohorts] = await Promise.all([
    checkImport(coordinator, table, mapping),
    listOpenCohorts(coordinator, new Date()),
  ])
  await recordView(coordinator, view(coordinator, 'check'))
  const back = { href: here, text: 'Check another list' }
  return managePage(
    { coordinator, title: 'Check the import', width: 'wide', back },
    <>
      <NotSaved query={query} />
      <MappingForm here={here} draftId={draftId} table={table} mapping={mapping} plan={plan} cohorts={cohorts} />
      <ImportReport home={`/manage/${coordinator.organizationId}`} plan={plan} table={table} />
    </>,
  )
})

export const POST = upload<Path>(async ({ request, params }) => {
  const coordinator = await requireCoordinator(params.organization)
  const here = `/manage/${coordinator.organizationId}/import`
  const form = await readImportForm(request)
  const draftId = String(form?.get('draft') ?? '')
  if (!form || !draftId) return saveList(coordinator, here, form)
  const draft = isUuid(draftId) ? await findDraft(coordinator, draftId) : null
  if (!draft) return backToForm(here, gone)
  const { table } = draft
  const mapping = chosenColumns(form, table)
  await chooseColumns(coordinator, draftId, mapping)
  const checked = `${here}?draft=${draftId}`
  const step = form.get('step')
  if (step === 'apply') {
    const [digest, cohort] = [String(form.get('digest') ?? ''), String(form.get('cohort') ?? '')]
    const options = { cohortId: isUuid(cohort) ? cohort : null, byMail: sendsMail && form.has('mail') }
    const applied = await applyImport(coordinator, { table, mapping, digest, ...options })
    if (!applied.ok) return seeOther(`${checked}&done=${applied.reason}`)
    return seeOther(`${here}?changed=${applied.changed}&invited=${applied.invited}`)
  }
  if (step !== 'errors') return seeOther(checked)
  await recordView(coordinator, view(coordinator, 'errors'))
  return fileResponse(csvFile(errorLines(table, await checkImport(coordinator, table, mapping)), 'errors.csv'))
})

function view({ organizationId }: Coordinator, shown: 'check' | 'errors') {
  return {
    action: 'organization.people-viewed',
    object: `organization:${organizationId}`,
    details: { import: shown },
  } as const
}

async function saveList(coordinator: Coordinator, here: string, form: FormData | null): Promise<Response> {
  const read = await readList(form)
  if ('message' in read) {
    const pasted = String(form?.get('pasted') ?? '').replaceAll('\0', '')
    const values: Flash['values'] = pasted.length > mostPasted ? {} : { pasted }
    return backToForm(here, { values, errors: [read] }, mostPasted)
  }
  const [rule, recalled] = await Promise.all([findIdentifierRule(coordinator), recallColumns(coordinator, read.header)])
  const mapping = guessColumns(read.header, rule?.label ?? null, recalled, read.rows)
  return seeOther(`${here}?draft=${await saveDraft(coordinator, { table: read, mapping })}`)
}

/** The refused rows as they came, to mend and import: their last column is not used. */
async function* errorLines({ header, rows }: Table, plan: ImportPlan): AsyncGenerator<string> {
  const cellsOf = new Map(rows.map(({ line, cells }) => [line, cells]))
  if (header.some((heading) => heading !== '')) yield csvRow([...header, 'Problem'])
  for (const row of plan.rows) {
    if (row.state !== 'error') continue
    const cells = cellsOf.get(row.line) ?? []
    yield csvRow([...header.map((_, index) => cells[index] ?? ''), rowProblems(row)])
  }
}

function chosenColumns(form: FormData, { header }: Table): Mapping {
  return header.map((_, index) => importFields.find((field) => field === form.get(`column-${index}`)) ?? null)
}
