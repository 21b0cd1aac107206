/** A page of an organization; `path` follows its address, and is empty for the overview. */
export interface OrganizationPage {
  path: string
  text: string
}

interface PageGroup {
  name: string
  pages: [OrganizationPage, ...OrganizationPage[]]
}

/** The first page of a group is where the group's own link leads. */
export const pageGroups: PageGroup[] = [
  { name: 'Overview', pages: [{ path: '', text: 'Overview' }] },
  {
    name: 'People',
    pages: [
      { path: '/people', text: 'Everyone' },
      { path: '/import', text: 'Import people' },
      { path: '/invitations', text: 'Invitations' },
      { path: '/cohorts', text: 'Cohorts and join links' },
    ],
  },
  {
    name: 'Training',
    pages: [
      { path: '/assignments', text: 'Assignments' },
      { path: '/mandates', text: 'Mandates' },
      { path: '/classroom', text: 'Classroom sessions' },
      { path: '/outside-certificates', text: 'Other providers’ certificates' },
      { path: '/numbers', text: 'Call card' },
    ],
  },
  {
    name: 'Records',
    pages: [
      { path: '/compliance', text: 'Compliance' },
      { path: '/report', text: 'Completions' },
      { path: '/exports', text: 'Exports' },
      { path: '/packets', text: 'Audit packets' },
      { path: '/anomalies', text: 'Time flags' },
      { path: '/gain', text: 'Before and after the course' },
      { path: '/weighing', text: 'Right calls and false alarms' },
      { path: '/evaluations', text: 'Course evaluations' },
    ],
  },
]

export const settingPages: OrganizationPage[] = [
  { path: '/divisions', text: 'Divisions' },
  { path: '/coordinators', text: 'Coordinators' },
  { path: '/auditors', text: 'Auditors' },
  { path: '/identifier-rule', text: 'Identifiers' },
  { path: '/time', text: 'Time for certificates' },
  { path: '/help', text: 'How the figures are made' },
]

/** The page itself, or one below it: `/people/…` is below `/people`. */
export const isAt = (path: string, page: OrganizationPage) =>
  path === page.path || (page.path !== '' && path.startsWith(`${page.path}/`))

export function pageAt(path: string): { group: PageGroup; page: OrganizationPage } | null {
  for (const group of pageGroups) {
    const page = group.pages.find((one) => isAt(path, one))
    if (page) return { group, page }
  }
  return null
}
