import type { ImportField } from '@/lib/people/import/headings'
import type { PlannedRow } from '@/lib/people/import/planned-row'

export const fieldWords: Record<ImportField, string> = {
  email: 'Email address',
  identifier: 'Identifier',
  name: 'Name (for new people)',
  firstName: 'First name (for new people)',
  middleName: 'Middle name or initial (for new people)',
  lastName: 'Last name (for new people)',
  suffix: 'Suffix (for new people)',
  rank: 'Rank or role',
  division: 'Division',
  hiredOn: 'Hired on',
  supervisor: 'Supervisor',
}

/** Each problem or warning of a row after the name of its field. */
export function problemWords(found: PlannedRow['problems']): string {
  return found.map(({ field, message }) => (field === 'row' ? message : `${fieldWords[field]}: ${message}`)).join(' ')
}
