import { requireSession } from '@/app/_auth/guards'
import { page } from '@/app/_http/page'
import { DataTable } from '@/app/_ui/data-table'
import { Button } from '@/app/_ui/form/button'
import { ButtonLink } from '@/app/_ui/form/button-link'
import { ButtonRow } from '@/app/_ui/form/button-row'
import { Notice } from '@/app/_ui/notice'
import { Page } from '@/app/_ui/page-frame'
import { PageHeading } from '@/app/_ui/page-heading'
import { listSessions } from '@/lib/people/account/session/session'
import { momentInWords, zoneInWords } from '@/lib/platform/words'

export const GET = page(async ({ query }) => {
  const { learner, session } = await requireSession()
  const done = query.get('done')
  const sessions = await listSessions(learner)
  const time = (moment: Date) => <time dateTime={moment.toISOString()}>{momentInWords(moment, learner.timeZone)}</time>
  return {
    title: 'Where you are signed in',
    current: '/account',
    main: (
      <Page width="wide">
        <PageHeading
          title="Where you are signed in"
          kicker="Account"
          meta={[`Times are in ${zoneInWords(learner.timeZone)}`]}
        />
        {done === 'one' && <Notice kind="good" title="That device is signed out" role="status" />}
        {done === 'others' && <Notice kind="good" title="All other devices are signed out" role="status" />}
        <p>
          If you don’t know one of these devices, sign it out and <a href="/account">change your password</a>.
        </p>
        <DataTable
          caption="Devices, the last used first"
          columns={[
            { key: 'device', label: 'Device' },
            { key: 'end', label: 'Sign out' },
            { key: 'seen', label: 'Last used' },
            { key: 'started', label: 'Signed in' },
          ]}
          rows={sessions.map(({ id, device, startedAt, seenAt }) => ({
            key: id,
            cells: [
              device,
              id === session.sessionId ? (
                'This device'
              ) : (
                <form key="end" method="post" action={`/account/sessions/${id}/end`}>
                  <Button kind="quiet">Sign out</Button>
                </form>
              ),
              time(seenAt),
              time(startedAt),
            ],
          }))}
          empty="There is no other device."
        />
        <p>A sign-in ends after 12 hours without use, and after 30 days in any case.</p>
        <form method="post" action="/account/sessions/others/end">
          <Button>Sign out all other devices</Button>
        </form>
        <ButtonRow>
          <ButtonLink kind="quiet" href="/account">
            Account
          </ButtonLink>
        </ButtonRow>
      </Page>
    ),
  }
})
