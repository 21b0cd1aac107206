import { requireCoordinator } from '@/app/_auth/guards'
import type { Address } from '@/app/_http/address'
import { fileResponse } from '@/app/_http/file'
import { backToForm, type Flash, fieldErrors, readFlash } from '@/app/_http/flash'
import { page } from '@/app/_http/page'
import { seeOther } from '@/app/_http/respond'
import { upload } from '@/app/_http/write'
import { recordView } from '@/lib/audit/log/record-view'
import type { Coordinator } from '@/lib/people/account/actor'
import { applyImport } from '@/lib/people/import/apply-import'
import { guessColumns, type Mapping } from '@/lib/people/import/columns'
import { importFields } from '@/lib/people/import/headings'
import { checkImport } from '@/lib/people/import/plan-import'
import {
  chooseColumns,
  type Draft,
  findDraft,
  findDraftSource,
  recallColumns,
  replaceTable,
  saveDraft,
} from '@/lib/people/import/save-draft'
import type { ReadAs, Table } from '@/lib/people/import/table'
import { nameStyles } from '@/lib/people/import/tidy-name'
import { sendsMail } from '@/lib/people/mail/place'
import { findIdentifierRule } from '@/lib/people/organization/identifier-rule'
import { listOpenCohorts } from '@/lib/people/organization/queries'
import { cohortInput } from '@/lib/people/organization/schema'
import { isUuid } from '@/lib/platform/id'
import { csvFile } from '../csv-file'
import { managePage } from '../manage-page'
import { AbsentPeople } from './absent-people'
import { CheckForm } from './check-form'
import { ImportForm } from './import-form'
import { errorLines } from './left-out'
import { NotSaved, Saved } from './outcome'
import { chosenReading, invitingValues, readAgain, readImportForm, readList } from './read-list'

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

const cohortProblems = {
  cohort: { field: 'cohort', message: 'This cohort was just archived. Nothing was saved. Choose another cohort.' },
  'cohort-name': {
    field: 'name',
    message: 'Another cohort has this name. Nothing was saved. Choose it above, or type another name.',
  },
}

export const GET = page<Path>(async ({ params, query }) => {
  const coordinator = await requireCoordinator(params.organization)
  const home = `/manage/${coordinator.organizationId}`
  const here = `${home}/import`
  const flash = await readFlash(query.get('problem'))
  const draftId = query.get('draft')
  if (draftId === null) {
    const shown = { coordinator, title: 'Import people', width: 'reading', errors: flash.errors } as const
    return managePage(
      shown,
      <>
        <Saved home={home} query={query} />
        <ImportForm here={here} flash={flash} />
      </>,
    )
  }
  const draft = isUuid(draftId) ? await findDraft(coordinator, draftId) : null
  if (!draft) return backToForm(here, gone)
  const [plan, cohorts] = await Promise.all([checkImport(coordinator, draft), listOpenCohorts(coordinator, new Date())])
  await recordView(coordinator, view(coordinator, 'check'))
  const back = { href: here, text: 'Check another list' }
  return managePage(
    { coordinator, title: 'Check the import', width: 'wide', back, errors: flash.errors },
    <>
      <NotSaved query={query} />
      <CheckForm here={here} draftId={draftId} draft={draft} plan={plan} cohorts={cohorts} flash={flash} />
      <AbsentPeople home={home} plan={plan} />
    </>,
  )
})

export const POST = upload<Path>(async ({ request, params }) => {
  const coordinator = await requireCoordinator(params.organization)
  const here = `/manage/${coordinator.organizationId}/import`
  const form = await readImportForm(request)
  const draftId = String(form?.get('draft') ?? '')
  if (!form || !draftId) return saveList(coordinator, here, form)
  const found = isUuid(draftId) ? await findDraft(coordinator, draftId) : null
  if (!found) return backToForm(here, gone)
  const draft = chosenDraft(form, found)
  const isReread = draft.nameStyle !== found.nameStyle || draft.mapping.join() !== found.mapping.join()
  if (isReread) await chooseColumns(coordinator, draftId, draft)
  const readAs = chosenReading(form, draft.table)
  const step = form.get('step')
  const back = `${here}?draft=${draftId}${step === 'apply' ? '&done=reread' : ''}`
  const again = () => backToForm(back, { values: invitingValues(form), errors: [] })
  if (readAs) return (await saveReading(coordinator, here, { draftId, readAs })) ?? again()
  if (step === 'apply' && !isReread) return saveChecked(coordinator, here, { draftId, draft, form })
  if (step === 'errors') {
    await recordView(coordinator, view(coordinator, 'errors'))
    return fileResponse(csvFile(errorLines(draft.table, (await checkImport(coordinator, draft)).rows), 'errors.csv'))
  }
  return again()
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
  const mapping = await guessMapping(coordinator, read.table)
  return seeOther(`${here}?draft=${await saveDraft(coordinator, { ...read, mapping })}`)
}

async function guessMapping(coordinator: Coordinator, { header, rows }: Table): Promise<Mapping> {
  const [rule, recalled] = await Promise.all([findIdentifierRule(coordinator), recallColumns(coordinator, header)])
  return guessColumns(header, rule?.label ?? null, recalled, rows)
}

/** Reads another sheet or other headings of the same list. Returns a response only if that fails. */
async function saveReading(
  coordinator: Coordinator,
  here: string,
  { draftId, readAs }: { draftId: string; readAs: ReadAs },
): Promise<Response | null> {
  const source = await findDraftSource(coordinator, draftId)
  if (!source) return backToForm(here, gone)
  const table = await readAgain(source, readAs)
  if ('message' in table) return backToForm(`${here}?draft=${draftId}`, { values: {}, errors: [table] })
  await replaceTable(coordinator, draftId, { table, mapping: await guessMapping(coordinator, table) })
  return null
}

async function saveChecked(
  coordinator: Coordinator,
  here: string,
  { draftId, draft, form }: { draftId: string; draft: Draft; form: FormData },
): Promise<Response> {
  const [digest, cohortId, name] = ['digest', 'cohort', 'name'].map((field) => String(form.get(field) ?? ''))
  const named = name ? cohortInput.safeParse({ name }) : null
  const refuse = (errors: Flash['errors']) =>
    backToForm(`${here}?draft=${draftId}`, { values: invitingValues(form), errors })
  if (named?.error) return refuse(fieldErrors(named.error))
  const cohort = named?.data ?? (isUuid(cohortId ?? '') ? { id: cohortId ?? '' } : null)
  const byMail = sendsMail && form.has('mail')
  const applied = await applyImport(coordinator, { draft, digest: digest ?? '', cohort, byMail })
  if (applied.ok) {
    const { changed, invited, leftOut } = applied
    return seeOther(`${here}?changed=${changed}&invited=${invited}&left=${leftOut}`)
  }
  if (applied.reason === 'changed-meanwhile') return seeOther(`${here}?draft=${draftId}&done=changed-meanwhile`)
  return refuse([cohortProblems[applied.reason]])
}

function chosenDraft(form: FormData, { table, nameStyle }: Draft): Draft {
  const mapping = table.header.map(
    (_, index) => importFields.find((field) => field === form.get(`column-${index}`)) ?? null,
  )
  return { table, mapping, nameStyle: nameStyles.find((style) => style === form.get('names')) ?? nameStyle }
}
