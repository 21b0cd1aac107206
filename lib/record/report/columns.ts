import type { ReportRow } from './report-rows'

interface Column {
  label: string
  isNumber?: true
  value: (row: ReportRow) => string
}

/** The report keeps this order. Every value comes from the certificate, or from the person's place in the organization. */
const reportColumns = {
  name: { label: 'Name', value: ({ name }) => name },
  email: { label: 'Email', value: ({ email }) => email },
  identifier: { label: 'Identifier', value: ({ identifier }) => identifier },
  rank: { label: 'Rank or role', value: ({ rank }) => rank },
  division: { label: 'Division', value: ({ division }) => division ?? '' },
  cohorts: { label: 'Cohorts', value: ({ cohorts }) => cohorts ?? '' },
  hired: { label: 'Hired on', value: ({ hiredOn }) => hiredOn ?? '' },
  supervisor: { label: 'Supervisor', value: ({ supervisor }) => supervisor ?? '' },
  course: { label: 'Course', value: ({ courseTitle, snapshot }) => `${courseTitle}: ${snapshot.courseSubtitle}` },
  'course-number': { label: 'Course number', value: ({ snapshot }) => snapshot.courseNumber ?? '' },
  edition: { label: 'Edition', value: ({ edition }) => edition },
  provider: { label: 'Provider', value: ({ snapshot }) => snapshot.provider },
  'provider-number': { label: 'Provider number', value: ({ snapshot }) => snapshot.providerNumber ?? '' },
  instructor: { label: 'Instructor', value: ({ snapshot }) => snapshot.instructor?.name ?? '' },
  'instructor-number': { label: 'Instructor number', value: ({ snapshot }) => snapshot.instructor?.id ?? '' },
  approval: { label: 'Approval number', value: ({ snapshot }) => snapshot.approvalNumber ?? '' },
  hours: { label: 'Contact hours', isNumber: true, value: ({ hours }) => hours },
  active: {
    label: 'Active minutes counted',
    isNumber: true,
    value: ({ snapshot }) => (snapshot.time ? String(Math.floor(snapshot.time.activeMs / 60_000)) : ''),
  },
  completed: { label: 'Completed on', value: ({ day, completedAt }) => day(completedAt) },
  issued: { label: 'Issued on', value: ({ day, issuedAt }) => day(issuedAt) },
  expires: { label: 'Expires on', value: ({ day, expiresAt }) => (expiresAt ? day(expiresAt) : '') },
  serial: { label: 'Certificate', value: ({ serial }) => serial },
  state: { label: 'Status now', value: ({ state }) => state },
} satisfies Record<string, Column>

export type ReportColumn = keyof typeof reportColumns
export const reportColumnKeys = Object.keys(reportColumns) as ReportColumn[]
export const usualReportColumns: readonly ReportColumn[] = [
  'name',
  'identifier',
  'course',
  'hours',
  'completed',
  'serial',
]

export const reportColumnOf = (key: ReportColumn): Column => reportColumns[key]

/** The places of those with numbers. */
export function numericColumns(keys: readonly ReportColumn[]): number[] {
  return keys.flatMap((key, index) => (reportColumnOf(key).isNumber ? index : []))
}

/** Drops unknown columns; keeps the report's order. */
export function knownReportColumns(keys: readonly string[]): ReportColumn[] {
  return reportColumnKeys.filter((key) => keys.includes(key))
}
