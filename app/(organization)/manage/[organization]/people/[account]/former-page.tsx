import type { PageContent } from '@/app/_http/page'
import { TranscriptTables } from '@/app/_record/transcript-tables'
import { DataTable } from '@/app/_ui/data-table'
import { FactList } from '@/app/_ui/fact-list'
import { ButtonLink } from '@/app/_ui/form/button-link'
import { ButtonRow } from '@/app/_ui/form/button-row'
import { Notice } from '@/app/_ui/notice'
import { Page } from '@/app/_ui/page-frame'
import { PageHeading } from '@/app/_ui/page-heading'
import type { Coordinator } from '@/lib/people/account/actor'
import type { FormerLearner } from '@/lib/people/organization/membership/ended-memberships'
import { dayInWords } from '@/lib/platform/words'
import type { Transcript } from '@/lib/record/transcript/content'
import { transcriptLines } from '@/lib/record/transcript/lines'
import { withhold } from '@/lib/record/transcript/withhold'
import { MixedScriptsNotice } from '../../mixed-scripts'

interface Shown {
  coordinator: Coordinator
  former: FormerLearner
  transcript: Transcript
  here: string
  isJustRemoved: boolean
}

/** A former member's record as it was when they left, without forms. */
export function formerPage({ coordinator, former, transcript, here, isJustRemoved }: Shown): PageContent {
  const { organizationId, organizationName, timeZone } = coordinator
  const lines = transcriptLines(withhold(transcript, organizationName))
  const left = dayInWords(former.endedAt, timeZone)
  return {
    title: 'Former person',
    audience: 'manage',
    current: '/manage',
    organization: coordinator,
    main: (
      <Page width="wide">
        <PageHeading title={former.name} meta={[former.email, `Left on ${left}`]} />
        <MixedScriptsNotice name={former.name} />
        {isJustRemoved && <Notice kind="good" title="The person is removed" role="status" />}
        <p>This is the record as it was when they left. It contains nothing later.</p>
        <FactList
          facts={[
            { term: 'Reason', detail: former.reason ?? 'None given' },
            { term: 'Ended by', detail: former.endedBy ?? 'The person who runs the server' },
          ]}
        />
        <DataTable
          caption="Units"
          columns={['Unit', 'Done', 'Score', 'Active minutes'].map((label) => ({ key: label, label }))}
          rows={lines.units.map((cells, index) => ({ key: String(index), cells }))}
          empty="Nothing done yet."
        />
        <TranscriptTables lines={lines} />
        <ButtonRow>
          <ButtonLink href={`${here}/transcript.pdf`}>Transcript as PDF</ButtonLink>
          <ButtonLink kind="quiet" href={`${here}/transcript.json`}>
            Transcript as JSON
          </ButtonLink>
          <ButtonLink kind="quiet" href={`/manage/${organizationId}/people?who=former`}>
            Former people
          </ButtonLink>
        </ButtonRow>
      </Page>
    ),
  }
}
