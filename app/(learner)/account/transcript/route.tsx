import { requireLearner } from '@/app/_auth/guards'
import { page } from '@/app/_http/page'
import { TranscriptTables } from '@/app/_record/transcript-tables'
import { FactList } from '@/app/_ui/fact-list'
import { ButtonLink } from '@/app/_ui/form/button-link'
import { ButtonRow } from '@/app/_ui/form/button-row'
import { Notice } from '@/app/_ui/notice'
import { Page } from '@/app/_ui/page-frame'
import { PageHeading } from '@/app/_ui/page-heading'
import { Prose } from '@/app/_ui/prose'
import { zoneInWords } from '@/lib/platform/words'
import { hoursLine } from '@/lib/record/certificate/document/content'
import { buildTranscript } from '@/lib/record/transcript/build'
import { transcriptLines } from '@/lib/record/transcript/lines'

export const GET = page(async () => {
  const learner = await requireLearner()
  const transcript = await buildTranscript(learner, { timeZone: learner.timeZone })
  const lines = transcriptLines(transcript)
  const attempts = transcript.units.flatMap((unit) => unit.attempts)
  return {
    title: 'Transcript',
    current: '/account',
    main: (
      <Page width="wide">
        <PageHeading
          title="Transcript"
          kicker={learner.name}
          meta={[`Dates are in ${zoneInWords(learner.timeZone)}`]}
        />
        {transcript.demonstration && (
          <Notice kind="warn" title="This is a demonstration">
            <p>A transcript made here proves nothing: it carries the word DEMONSTRATION.</p>
          </Notice>
        )}
        <p>Your whole training record as of now. Download it whenever you need it; you don’t have to ask anyone.</p>
        <ButtonRow>
          <ButtonLink href="/account/transcript.pdf">Download as PDF</ButtonLink>
          <ButtonLink href="/account/transcript.json" kind="quiet">
            Download as JSON
          </ButtonLink>
        </ButtonRow>
        <h2>What it contains</h2>
        <FactList
          facts={[
            { term: hoursLine, detail: lines.contactHours },
            { term: 'Units on record', detail: transcript.units.length },
            { term: 'Submitted attempts', detail: attempts.length },
          ]}
        />
        <TranscriptTables lines={lines} />
        <Prose>
          <h2>What it proves</h2>
          <p>
            If this site has signing keys, the transcript is signed. Anyone can check it at <a href="/verify">Verify</a>{' '}
            to see whether it was made here and whether it was changed. It says what was on record when it was made, so
            download it again after you add something. It leaves out your answers, your reflections, and any
            accommodation. Outside training is listed apart: your organization recorded it, and nobody here checked what
            was taught.
          </p>
        </Prose>
      </Page>
    ),
  }
})
