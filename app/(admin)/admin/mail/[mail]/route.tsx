import { requireAdministrator } from '@/app/_auth/guards'
import { page } from '@/app/_http/page'
import { FactList } from '@/app/_ui/fact-list'
import { Button } from '@/app/_ui/form/button'
import { ButtonLink } from '@/app/_ui/form/button-link'
import { ButtonRow } from '@/app/_ui/form/button-row'
import { Notice } from '@/app/_ui/notice'
import { Page } from '@/app/_ui/page-frame'
import { PageHeading } from '@/app/_ui/page-heading'
import { Tag } from '@/app/_ui/tag'
import { messageIdOf } from '@/lib/people/mail/message'
import { view } from '@/lib/people/mail/view'
import { env } from '@/lib/platform/env'
import { momentInWords } from '@/lib/platform/words'
import { stateWords } from '../state-words'

export const GET = page<'/admin/mail/[mail]'>(async ({ params, query }) => {
  const { mail: mailId } = params
  const here = `/admin/mail/${mailId}`
  const administrator = await requireAdministrator()
  const moment = (at: Date) => momentInWords(at, administrator.timeZone)
  const mail = await view(administrator, { mailId, part: 'text' })
  const done = query.get('done')
  const { text, kind } = stateWords[mail.state]
  return {
    title: mail.subject,
    audience: 'admin',
    main: (
      <Page width="reading">
        <PageHeading title={mail.subject} kicker="Mail" />
        {done === 'queued' && <Notice kind="good" title="We’ll try again within five minutes" role="status" />}
        <FactList
          facts={[
            { term: 'To', detail: mail.recipient },
            { term: 'State', detail: <Tag kind={kind}>{text}</Tag> },
            { term: 'Tries', detail: mail.tries },
            ...(mail.lastError ? [{ term: 'Last error', detail: mail.lastError }] : []),
            { term: 'Written', detail: moment(mail.createdAt) },
            ...(mail.settledAt ? [{ term: 'Settled', detail: moment(mail.settledAt) }] : []),
            ...(mail.state === 'queued' ? [{ term: 'Next try', detail: moment(mail.notBefore) }] : []),
            { term: 'Kind', detail: mail.kind },
            { term: 'Cause', detail: mail.effect },
            { term: 'Message-ID', detail: messageIdOf(mail, env.APP_URL) },
            { term: 'List-Unsubscribe', detail: mail.unsubscribeUrl ?? 'none' },
          ]}
        />
        <h2>Message</h2>
        <pre className="mail-text">{mail.text}</pre>
        <ButtonRow>
          {mail.state === 'failed' && (
            <form method="post" action={`${here}/tries`}>
              <Button>Send again</Button>
            </form>
          )}
          <ButtonLink kind="quiet" href={`${here}/html`}>
            Show as HTML
          </ButtonLink>
          <ButtonLink kind="quiet" href="/admin/mail">
            All mail
          </ButtonLink>
        </ButtonRow>
        <p>The log records that you opened this mail.</p>
      </Page>
    ),
  }
})
