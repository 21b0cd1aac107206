import { requireCoordinator } from '@/app/_auth/guards'
import { page } from '@/app/_http/page'
import { ButtonLink } from '@/app/_ui/form/button-link'
import { ButtonRow } from '@/app/_ui/form/button-row'
import { Notice } from '@/app/_ui/notice'
import { ProgressBar } from '@/app/_ui/progress-bar'
import { recordView } from '@/lib/audit/log/record-view'
import { notFound } from '@/lib/platform/error'
import { isUuid } from '@/lib/platform/id'
import { momentInWords } from '@/lib/platform/words'
import { findPacket } from '@/lib/record/packet/queries'
import { progressInWords } from '@/lib/record/packet/words'
import { managePage } from '../../manage-page'

export const GET = page<'/manage/[organization]/packets/[packet]'>(async ({ params }) => {
  const { organization, packet: id } = params
  const all = `/manage/${organization}/packets`
  const here = `${all}/${id}`
  const coordinator = await requireCoordinator(organization)
  if (!isUuid(id)) throw notFound()
  const packet = await findPacket(coordinator, id)
  const { accountId } = packet
  // A cohort's packet names no person here.
  if (accountId)
    await recordView(coordinator, { action: 'person.viewed', subjectId: accountId, object: `packet:${id}` })
  const moment = (at: Date) => momentInWords(at, coordinator.timeZone)
  const { people, made, requestedAt, startedAt, finishedAt, manifestHash } = packet
  return managePage(
    {
      coordinator,
      title: 'Audit packet',
      heading: `Audit packet: ${packet.about}`,
      back: { href: all, text: 'All packets' },
      width: 'reading',
      meta: [`Requested on ${moment(requestedAt)}`, `${people} ${people === 1 ? 'person' : 'people'}`],
    },
    <>
      {finishedAt && (
        <Notice kind="good" title={`Download completed on ${moment(finishedAt)}`} role="status">
          <p>
            The SHA-256 of its manifest.json: <code>{manifestHash}</code>. Keep it separate from the packet. Anyone can
            use it to check that the packet is unchanged.
          </p>
        </Notice>
      )}
      <p>
        The packet is made while you download it, from the record at that moment. A large group takes a few minutes. You
        can close this page, but let the download finish.
      </p>
      <div
        data-packet={`${here}/progress`}
        data-state={startedAt && !finishedAt ? 'sending' : 'waiting'}
        data-finished={finishedAt?.toISOString()}
        role="status"
      >
        <ProgressBar value={made} max={Math.max(people, 1)} label={progressInWords(packet)} />
      </div>
      {startedAt && !finishedAt && <p>If the download was interrupted, start it again. No records are lost.</p>}
      <ButtonRow>
        <ButtonLink href={`${here}/packet.zip`} data-download>
          {startedAt ? 'Download again (ZIP)' : 'Download (ZIP)'}
        </ButtonLink>
        <ButtonLink kind="quiet" href={here}>
          Check progress
        </ButtonLink>
      </ButtonRow>
    </>,
  )
})
