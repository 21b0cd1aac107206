import { requireCoordinator } from '@/app/_auth/guards'
import { page } from '@/app/_http/page'
import { Pagination } from '@/app/_ui/pagination'
import { PrintLink } from '@/app/_ui/print-link'
import { recordView } from '@/lib/audit/log/record-view'
import { listOpenInvitations } from '@/lib/people/member-invitation/open-invitations'
import { listDivisions } from '@/lib/people/organization/division/divisions'
import { managePage } from '../../manage-page'
import { chosenInvitations, readInvitationView } from '../invitation-filter'
import { codePages } from './code-pages'
import { CodeSheet } from './code-sheet'

const most = 1000

/** The chosen ones, else everyone whom no mail reached. */
export const GET = page<'/manage/[organization]/invitations/sheet'>(async ({ params, query }) => {
  const coordinator = await requireCoordinator(params.organization)
  const { organizationId, organizationName, timeZone } = coordinator
  const back = `/manage/${organizationId}/invitations`
  const ids = chosenInvitations(query)
  const filter =
    ids.length > 0
      ? { ids, states: ['sheet', 'queued', 'mailed', 'failed'] as const }
      : { states: ['sheet', 'failed'] as const }
  const { after } = readInvitationView(query)
  const [rows, divisions] = await Promise.all([
    listOpenInvitations(coordinator, filter, { after, limit: most + 1, now: new Date() }),
    listDivisions(coordinator),
  ])
  const shown = rows.slice(0, most)
  const details = { invitations: 'sheet', shown: shown.map(({ id }) => id) }
  await recordView(coordinator, {
    action: 'organization.invitations-viewed',
    object: `organization:${organizationId}`,
    details,
  })
  const pages = codePages(shown, divisions)
  const last = shown.at(-1)
  const chosen = ids.map((id): [string, string] => ['invitation', id])
  const next = `${back}/sheet?${new URLSearchParams([...chosen, ['after', last?.id ?? '']])}`
  return managePage(
    { coordinator, title: 'Codes to print', width: 'reading', back: { href: back, text: 'Invitations' } },
    <>
      {pages.length === 0 && <p>Nothing to print: everyone was mailed or has joined.</p>}
      {pages.length > 0 && (
        <div className="print-hint">
          <p>{countWords(shown.length, pages.length)} Each division has its own pages. Cut along the lines.</p>
          <PrintLink href="#main">Print {pages.length === 1 ? 'the page' : `${pages.length} pages`}</PrintLink>
        </div>
      )}
      {pages.map((one, index) => (
        <CodeSheet
          key={one.codes[0]?.id}
          page={one}
          place={`Page ${index + 1} of ${pages.length}`}
          organization={organizationName}
          timeZone={timeZone}
        />
      ))}
      <Pagination label="Pages of the sheet" {...(rows.length > most && { next: { href: next } })} />
    </>,
  )
})

function countWords(codes: number, pages: number): string {
  return `${codes === 1 ? '1 code' : `${codes} codes`} on ${pages === 1 ? '1 page' : `${pages} pages`}.`
}
