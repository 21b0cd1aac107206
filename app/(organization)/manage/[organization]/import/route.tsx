import { requireCoordinator } from '@/app/_auth/guards'
import { fileResponse } from '@/app/_http/file'
import { backToForm, errorOf, readFlash } from '@/app/_http/flash'
import { page } from '@/app/_http/page'
import { renderDocument } from '@/app/_http/render'
import { htmlResponse } from '@/app/_http/respond'
import { write } from '@/app/_http/write'
import { Button } from '@/app/_ui/button'
import { Notice } from '@/app/_ui/notice'
import { TextArea } from '@/app/_ui/text-area'
import { recordView } from '@/lib/audit/record-view'
import type { Coordinator } from '@/lib/people/account/actor'
import { applyImport } from '@/lib/people/import/apply-import'
import { guessColumns, importFields, type Mapping } from '@/lib/people/import/columns'
import { mostColumns, type Parsed, parseTable, type Table } from '@/lib/people/import/parse-table'
import { checkImport, type ImportPlan } from '@/lib/people/import/plan-import'
import { findIdentifierRule } from '@/lib/people/organization/identifier-rule'
import { csvRow } from '@/lib/platform/csv'
import { csvFile } from '../csv-file'
import { managePage } from '../manage-page'
import { MappingForm } from './mapping-form'
import { ImportReport, rowProblems } from './report'

type Path = '/manage/[organization]/import'

export const GET = page<Path>(async ({ params, query }) => {
  const coordinator = await requireCoordinator(params.organization)
  const people = `/manage/${coordinator.organizationId}`
  const { errors } = await readFlash(query.get('problem'))
  return managePage(
    { coordinator, title: 'Import details', width: 'reading', errors, done: changedWords(query.get('changed')) },
    <>
      <p>
        Copy your roster in a spreadsheet, with its headings, and paste it here. You see what would change before
        anything is saved.
      </p>
      <ul>
        <li>People are found by address, or by identifier when a row has no address.</li>
        <li>Rank or role, identifier, division, hire date and supervisor are saved. An empty cell changes nothing.</li>
        <li>Names and addresses change only when the person agrees. New people join by a join link.</li>
      </ul>
      <form method="post" action={`${people}/import`}>
        <TextArea label="Your list" name="pasted" rows={12} error={errorOf(errors, 'pasted')} />
        <Button name="step" value="check">
          Check the list
        </Button>
      </form>
    </>,
  )
})

export const POST = write<Path>(async ({ form, params, world }) => {
  const coordinator = await requireCoordinator(params.organization)
  const here = `/manage/${coordinator.organizationId}/import`
  const pasted = form.get('pasted') ?? ''
  const parsed = parseTable(pasted)
  if (!parsed.ok) return backToForm(here, { values: {}, errors: [{ field: 'pasted', message: sentenceOf(parsed) }] })
  const { table } = parsed
  const mapping = await readMapping(coordinator, form, table)
  const step = form.get('step')
  if (step === 'apply') {
    const applied = await applyImport(coordinator, { table, mapping, digest: form.get('digest') ?? '' }, world)
    if (applied.ok) return { to: `${here}?changed=${applied.changed}` }
  }
  const plan = await checkImport(coordinator, table, mapping)
  const object = `organization:${coordinator.organizationId}`
  const shown = step === 'errors' ? 'errors' : 'check'
  await recordView(coordinator, { action: 'organization.people-viewed', object, details: { import: shown } })
  if (shown === 'errors') return fileResponse(csvFile(errorLines(plan), 'errors.csv'))
  const page = managePage(
    {
      coordinator,
      title: 'Check the import',
      width: 'wide',
      back: { href: here, text: 'Paste another list' },
    },
    <>
      {step === 'apply' && (
        <Notice kind="warn" title="Someone changed a person meanwhile. Nothing was saved; look at the report again." />
      )}
      <MappingForm here={here} pasted={pasted} table={table} mapping={mapping} plan={plan} />
      <ImportReport plan={plan} />
    </>,
  )
  return htmlResponse(await renderDocument(page))
})

async function* errorLines({ rows }: ImportPlan): AsyncGenerator<string> {
  yield csvRow(['Line', 'Person', 'Problem'])
  for (const row of rows) {
    if (row.state === 'error' || row.state === 'not-here') yield csvRow([`${row.line}`, row.name, rowProblems(row)])
  }
}

function changedWords(changed: string | null): string | null {
  if (!/^\d{1,6}$/.test(changed ?? '')) return null
  return Number(changed) === 1 ? '1 person changed' : `${Number(changed)} people changed`
}

function sentenceOf({ reason, line }: Parsed & { ok: false }): string {
  if (reason === 'empty') return 'Paste the headings and at least one row.'
  if (reason === 'too-wide') return `The list has more than ${mostColumns} columns. Paste only those you need.`
  return `Line ${line} could not be read. Look for a quotation mark that is not closed.`
}

/** As chosen; by the headings before there was a choice. */
async function readMapping(coordinator: Coordinator, form: URLSearchParams, { header }: Table): Promise<Mapping> {
  if (!form.has('column-0')) {
    const rule = await findIdentifierRule(coordinator)
    return guessColumns(header, rule?.label ?? null)
  }
  return header.map((_, index) => importFields.find((field) => field === form.get(`column-${index}`)) ?? null)
}
