import { requireCoordinator } from '@/app/_auth/guards'
import { readFlash } from '@/app/_http/flash'
import { page } from '@/app/_http/page'
import { LedgerEntryView } from '@/app/_record/ledger-entry'
import { recordView } from '@/lib/audit/log/record-view'
import { findLedger } from '@/lib/record/mandate/ledger'
import { managePage } from '../../../manage-page'
import { ExceptionForm } from './exception-form'

export const GET = page<'/manage/[organization]/people/[account]/hours'>(async ({ params, query }) => {
  const { organization, account } = params
  const coordinator = await requireCoordinator(organization)
  const manage = `/manage/${coordinator.organizationId}`
  const { person, entries } = await findLedger(coordinator, account, new Date())
  const object = `organization:${coordinator.organizationId}`
  await recordView(coordinator, { action: 'person.viewed', subjectId: account, object })
  const flash = await readFlash(query.get('problem'))
  const here = `${manage}/people/${account}`
  const isOwn = account === coordinator.accountId
  return managePage(
    {
      coordinator,
      title: 'Hours',
      heading: `Hours: ${person.name}`,
      width: 'reading',
      back: { href: here, text: person.name },
      errors: flash.errors,
      done: query.get('done') === 'excepted' ? 'Saved. The newest decision counts.' : null,
    },
    <>
      {entries.map((entry) => (
        <LedgerEntryView key={entry.mandate.id} entry={entry} timeZone={coordinator.timeZone} manage={manage}>
          {!isOwn && <ExceptionForm here={here} entry={entry} flash={flash} />}
        </LedgerEntryView>
      ))}
      {entries.length === 0 && (
        <p>
          No mandate is in force. <a href={`${manage}/mandates`}>Mandates</a>
        </p>
      )}
    </>,
  )
})
