import type { ReactNode } from 'react'
import type { Flash } from '@/app/_http/flash'
import type { DocumentContent } from '@/app/_http/render'
import { ButtonLink } from '@/app/_ui/form/button-link'
import { ButtonRow } from '@/app/_ui/form/button-row'
import { ErrorSummary } from '@/app/_ui/form/error-summary'
import { Page } from '@/app/_ui/page-frame'
import { PageHeading } from '@/app/_ui/page-heading'
import type { Auditor } from '@/lib/people/account/actor'

const pages = [
  { path: '', text: 'People' },
  { path: '/compliance', text: 'Compliance' },
  { path: '/certificates', text: 'Certificates' },
  { path: '/packets', text: 'Audit packets' },
]

/** A page of what an organization shows its auditor. */
export function auditorPage(
  { auditor, title, errors }: { auditor: Auditor; title: string; errors?: Flash['errors'] },
  main: ReactNode,
) {
  const { organizationId, organizationName } = auditor
  return {
    title,
    audience: 'auditor',
    current: '/board',
    main: (
      <Page width="wide">
        <PageHeading
          title={title}
          kicker={organizationName}
          meta={['Read only', 'The organization sees each page that you open']}
          back={{ href: '/board', text: 'Back to organizations' }}
        />
        {errors && <ErrorSummary errors={errors} />}
        <nav aria-label="Records">
          <ButtonRow>
            {pages.map(({ path, text }) => (
              <ButtonLink
                key={path}
                kind="quiet"
                href={`/board/${organizationId}${path}`}
                aria-current={text === title ? 'page' : undefined}
              >
                {text}
              </ButtonLink>
            ))}
          </ButtonRow>
        </nav>
        {main}
      </Page>
    ),
  } satisfies DocumentContent
}
