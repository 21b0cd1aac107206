import type { ImportField } from '@/lib/people/import/headings'

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
