import { requireLearner } from '@/app/_auth/guards'
import { page } from '@/app/_http/page'
import { LedgerEntryView } from '@/app/_record/ledger-entry'
import { Page } from '@/app/_ui/page-frame'
import { PageHeading } from '@/app/_ui/page-heading'
import { listOwnLedgers } from '@/lib/record/mandate/ledger'

export const GET = page(async () => {
  const learner = await requireLearner()
  const ledgers = await listOwnLedgers(learner, new Date())
  return {
    title: 'Your hours',
    current: '/account',
    main: (
      <Page width="reading">
        <PageHeading title="Your hours" back={{ href: '/account', text: 'Account' }} />
        <p>
          Your organization enters which training is required. Your coordinators see the same figures. Ask them if
          something is missing. Training from elsewhere counts once they accept its certificate:{' '}
          <a href="/account/outside-certificates">Other providers’ certificates</a>.
        </p>
        {ledgers.map(({ organization, entries }) => (
          <div key={organization.organizationId}>
            {ledgers.length > 1 && <p className="kicker">{organization.name}</p>}
            {entries.map((entry) => (
              <LedgerEntryView key={entry.mandate.id} entry={entry} timeZone={organization.timeZone} />
            ))}
            {entries.length === 0 && <p>{organization.name} has entered no required training.</p>}
          </div>
        ))}
        {ledgers.length === 0 && <p>You are in no organization, so no training is required here.</p>}
      </Page>
    ),
  }
})
