import type { Flash } from '@/app/_http/flash'
import { isChosenFile, readFormParts } from '@/app/_http/form-parts'
import { readSheet } from '@/lib/people/import/read-sheet'
import { mostColumns, mostRows, type Parsed, type ReadAs, type Table } from '@/lib/people/import/table'

type FieldError = Flash['errors'][number]

const mostBytes = 4 * 1024 * 1024
/** Seventy fields: one for each of fifty columns, and the form's own. */
const limits = { most: mostBytes + 64 * 1024, drained: 16 * 1024 * 1024, fields: 70 }
const tooLarge = {
  field: 'file',
  message: 'This file is larger than 4 MB. Keep only the columns you need, and choose it again.',
}

/** Null when the file is too large. */
export async function readImportForm(request: Request): Promise<FormData | null> {
  return readFormParts(request, limits)
}

/** The chosen file, else the pasted text; `source` is what was read. */
export async function readList(
  form: FormData | null,
): Promise<{ table: Table; source: Uint8Array<ArrayBuffer> } | FieldError> {
  const file = form?.get('file')
  const isFile = isChosenFile(file)
  if (!form || (isFile && file.size > mostBytes)) return tooLarge
  const source = isFile
    ? new Uint8Array(await file.arrayBuffer())
    : new TextEncoder().encode(String(form.get('pasted') ?? '').replaceAll('\0', ''))
  const parsed = await readSheet(source)
  return parsed.ok
    ? { table: parsed.table, source }
    : { field: isFile ? 'file' : 'pasted', message: sentenceOf(parsed) }
}

/** The chosen sheet and headings. Returns null if the table was read that way. */
export function chosenReading(form: FormData, { sheet, headingLine }: Table): ReadAs | null {
  const [chosen, typed] = [form.get('sheet'), String(form.get('headings') ?? '')]
  const line = /^\d{1,7}$/.test(typed) ? Number(typed) : headingLine
  if (typeof chosen === 'string' && chosen !== sheet) {
    return line === headingLine ? { sheet: chosen } : { sheet: chosen, headingLine: line }
  }
  return line === headingLine ? null : { ...(sheet !== undefined && { sheet }), headingLine: line }
}

export async function readAgain(source: Uint8Array<ArrayBuffer>, readAs: ReadAs): Promise<Table | FieldError> {
  const parsed = await readSheet(source, readAs)
  if (parsed.ok) return parsed.table
  const noRows = 'There are no people below this line. Type the number of the line with the headings.'
  return { field: 'headings', message: parsed.reason === 'empty' ? noRows : sentenceOf(parsed) }
}

function sentenceOf({ reason, line }: Parsed & { ok: false }): string {
  if (reason === 'empty') return 'Include the headings and at least one row.'
  if (reason === 'too-wide') return `The list has more than ${mostColumns} columns. Keep only the ones you need.`
  if (reason === 'too-long') return `The list has more than ${mostRows} rows. Split it into smaller lists.`
  if (reason === 'not-a-list') return 'We can’t read this file. Save it as CSV or XLSX, and choose it again.'
  return `We can’t read line ${line}. Look for a missing closing quotation mark.`
}

/** The choices for new people, to show them again; `draft` says that they were chosen. */
export function invitingValues(form: FormData): Flash['values'] {
  const values = Object.fromEntries(['draft', 'cohort', 'name'].map((field) => [field, String(form.get(field) ?? '')]))
  return form.has('mail') ? { ...values, mail: 'yes' } : values
}
