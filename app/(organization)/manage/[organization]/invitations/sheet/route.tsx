import { requireCoordinator } from '@/app/_auth/guards'
import { page } from '@/app/_http/page'
import { CodeText } from '@/app/_ui/code-text'
import { Pagination } from '@/app/_ui/pagination'
import { recordView } from '@/lib/audit/log/record-view'
import { listOpenInvitations, type OpenInvitation } from '@/lib/people/member-invitation/open-invitations'
import { env } from '@/lib/platform/env'
import { dayInWords } from '@/lib/platform/words'
import { qrPicture } from '@/lib/record/certificate/document/qr'
import { managePage } from '../../manage-page'
import { chosenInvitations, readInvitationView } from '../invitation-filter'

const pageSize = 100

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
  const rows = await listOpenInvitations(coordinator, filter, { after, limit: pageSize + 1, now: new Date() })
  const shown = rows.slice(0, pageSize)
  const details = { invitations: 'sheet', shown: shown.map(({ id }) => id) }
  await recordView(coordinator, {
    action: 'organization.invitations-viewed',
    object: `organization:${organizationId}`,
    details,
  })
  const last = shown.at(-1)
  const chosen = ids.map((id): [string, string] => ['invitation', id])
  const next = `${back}/sheet?${new URLSearchParams([...chosen, ['after', last?.id ?? '']])}`
  return managePage(
    { coordinator, title: 'Invitations to print', width: 'reading', back: { href: back, text: 'Invitations' } },
    <>
      {shown.length === 0 && <p>Nothing to print: everyone was mailed or has joined.</p>}
      {shown.length > 0 && (
        <p className="slips-hint">Print this page, cut it between the blocks, and hand each person theirs.</p>
      )}
      {shown.map((one) => (
        <Slip key={one.id} organization={organizationName} invitation={one} timeZone={timeZone} />
      ))}
      <Pagination label="Pages of the sheet" {...(rows.length > pageSize && { next: { href: next } })} />
    </>,
  )
})

interface SlipProps {
  organization: string
  invitation: OpenInvitation
  timeZone: string
}

function Slip({ organization, invitation: { name, code, expiresAt }, timeZone }: SlipProps) {
  const address = `${env.APP_URL}/join/${code}`
  return (
    <section className="slip">
      <div>
        <h2>
          <bdi>{name}</bdi>
        </h2>
        <p>Your invitation to the training of {organization}</p>
        <ol>
          <li>
            Scan the code, or open <strong>{env.APP_URL}/join</strong> and enter <CodeText code={code} />
          </li>
          <li>Create an account, or sign in if you have one. You need no email address: keep this sheet to sign in.</li>
          <li>Choose “Join”.</li>
        </ol>
        <p>It works once, until {dayInWords(expiresAt, timeZone)}. It is only for you.</p>
      </div>
      {/* biome-ignore lint/performance/noImgElement: a data URL has nothing to optimize */}
      <img src={qrPicture(address)} alt={`QR code of ${address}`} width="150" height="150" />
    </section>
  )
}
