import { publicPage } from '@/app/_auth/public-page'
import { Page } from '@/app/_ui/page-frame'
import { PageHeading } from '@/app/_ui/page-heading'
import { notFound } from '@/lib/platform/error'
import { CaseFrame } from './case-frame'
import { Decision } from './decision'

export const GET = publicPage(({ catalog: { publicCase } }) => {
  const first = publicCase?.decisions[0]
  if (!publicCase || !first) throw notFound()
  return {
    title: `60-second case: ${publicCase.title}`,
    audience: 'public',
    main: (
      <Page width="wide">
        <PageHeading title={publicCase.title} kicker="60-second case: no account, no score" />
        <CaseFrame publicCase={publicCase}>
          <Decision decision={first} level={2} />
        </CaseFrame>
      </Page>
    ),
  }
})
