import { requireLearner } from '@/app/_auth/guards'
import { requireRecentPassword } from '@/app/_auth/recent-password'
import { safeNext } from '@/app/_http/next-path'
import { onceCookie, readOnceCookie } from '@/app/_http/once-cookie'
import { page } from '@/app/_http/page'
import { write } from '@/app/_http/write'
import { ButtonLink } from '@/app/_ui/form/button-link'
import { Notice } from '@/app/_ui/notice'
import { Page } from '@/app/_ui/page-frame'
import { PageHeading } from '@/app/_ui/page-heading'
import { makeRecoveryCodes } from '@/lib/people/second-factor/make-recovery-codes'
import { codesPage } from '../added'

export const GET = page(async ({ query }) => {
  await requireLearner()
  const codes = (await readOnceCookie())?.split(' ') ?? []
  return {
    title: 'Recovery codes',
    current: '/account',
    main: (
      <Page width="form">
        <PageHeading title="Recovery codes" kicker="Two-step sign-in" />
        {codes.length > 0 ? (
          <>
            <Notice kind="good" title="Two-step sign-in is on. Write down these codes now." role="status" />
            <p>Each code signs you in once when you don’t have your phone or key. They are shown only now.</p>
            <ul className="codes">
              {codes.map((code) => (
                <li key={code}>
                  <code>{code}</code>
                </li>
              ))}
            </ul>
          </>
        ) : (
          <p>The codes are no longer shown. Make new ones if you didn’t write them down.</p>
        )}
        <ButtonLink href={safeNext(query.get('next'), '/account/second-factor')}>Continue</ButtonLink>
      </Page>
    ),
  }
})

export const POST = write(async ({ form, request }) => {
  const learner = await requireLearner()
  await requireRecentPassword({ request, form })
  const codes = await makeRecoveryCodes(learner)
  return { to: codesPage, headers: { 'Set-Cookie': onceCookie(codesPage, codes.join(' ')) } }
})
