import type { Flash } from '@/app/_http/flash'
import { isChosenFile, readFormParts } from '@/app/_http/form-parts'
import { parseTable } from '@/lib/people/import/parse-table'
import { readSheet } from '@/lib/people/import/read-sheet'
import { mostColumns, mostRows, type Parsed, type Table } from '@/lib/people/import/table'

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

/** The chosen file, else the pasted text. */
export async function readList(form: FormData | null): Promise<Table | FieldError> {
  const file = form?.get('file')
  const isFile = isChosenFile(file)
  if (!form || (isFile && file.size > mostBytes)) return tooLarge
  const parsed = isFile
    ? await readSheet(new Uint8Array(await file.arrayBuffer()))
    : await parseTable(String(form.get('pasted') ?? '').replaceAll('\0', ''))
  return parsed.ok ? parsed.table : { field: isFile ? 'file' : 'pasted', message: sentenceOf(parsed) }
}

function sentenceOf({ reason, line }: Parsed & { ok: false }): string {
  if (reason === 'empty') return 'Include the headings and at least one row.'
  if (reason === 'too-wide') return `The list has more than ${mostColumns} columns. Keep only the ones you need.`
  if (reason === 'too-long') return `The list has more than ${mostRows} rows. Split it into smaller lists.`
  if (reason === 'not-a-list') return 'We can’t read this file. Save it as CSV or XLSX, and choose it again.'
  return `We can’t read line ${line}. Look for a missing closing quotation mark.`
}
