import { requireLearner } from '@/app/_auth/guards'
import { page } from '@/app/_http/page'
import { write } from '@/app/_http/write'
import { Button } from '@/app/_ui/form/button'
import { Page } from '@/app/_ui/page-frame'
import { PageHeading } from '@/app/_ui/page-heading'
import { acceptGrant } from '@/lib/people/auditor/accept-grant'
import { listAuditedOrganizations, listOfferedGrants } from '@/lib/people/auditor/queries'
import { listLinks } from '@/lib/people/single-sign-on/queries'
import { notFound } from '@/lib/platform/error'
import { isUuid } from '@/lib/platform/id'
import { dateInWords } from '@/lib/platform/words'

export const GET = page(async () => {
  const learner = await requireLearner()
  const now = new Date()
  const [organizations, offers, links] = await Promise.all([
    listAuditedOrganizations(learner, now),
    listOfferedGrants(learner, now),
    listLinks(learner),
  ])
  return {
    title: 'Organizations that show you their records',
    audience: 'auditor',
    current: '/board',
    main: (
      <Page width="reading">
        <PageHeading title="Organizations that show you their records" />
        {organizations.length + offers.length === 0 && (
          <p>
            None. An organization opens its records to your email address, which has to be confirmed on your{' '}
            <a href="/account">account page</a>.
          </p>
        )}
        <ul className="rows">
          {organizations.map(({ id, name, until }) => (
            <li key={id}>
              <a href={`/board/${id}`}>{name}</a>
              <p>Through {dateInWords(until)}</p>
            </li>
          ))}
          {offers.map(({ id, organization, from, until, isAccepted }) => (
            <li key={id}>
              <p>
                <b>{organization}</b>: {dateInWords(from)} through {dateInWords(until)}
              </p>
              {isAccepted ? (
                <p>Accepted. The records open on the first day.</p>
              ) : (
                <form method="post" action="/board">
                  <input type="hidden" name="grant" value={id} />
                  <p>You can read its people’s progress and certificates. It sees each page that you open.</p>
                  {links.length > 0 && <p>Afterwards, you may have to sign in with a password.</p>}
                  <Button aria-label={`Accept for ${organization}`}>Accept</Button>
                </form>
              )}
            </li>
          ))}
        </ul>
      </Page>
    ),
  }
})

export const POST = write(async ({ form, world }) => {
  const learner = await requireLearner()
  const grantId = form.get('grant') ?? ''
  if (!isUuid(grantId)) throw notFound()
  await acceptGrant(learner, { grantId }, world)
  return { to: '/board' }
})
