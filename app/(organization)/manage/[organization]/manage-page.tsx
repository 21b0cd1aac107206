import type { ReactNode } from 'react'
import type { Flash } from '@/app/_http/flash'
import type { DocumentContent } from '@/app/_http/render'
import { ErrorSummary } from '@/app/_ui/form/error-summary'
import { Notice } from '@/app/_ui/notice'
import { Page } from '@/app/_ui/page-frame'
import { PageHeading } from '@/app/_ui/page-heading'
import type { Coordinator } from '@/lib/people/account/actor'

type Frame = {
  coordinator: Coordinator
  title: string
  /** The heading, if it names a person or a record, which the browser's history should not. */
  heading?: string
  width: 'reading' | 'form' | 'wide'
  meta?: string[]
  /** The page above this one, unless the organization's bar leads there. */
  back?: { href: string; text: string }
  errors?: Flash['errors']
  /** Says what was saved. */
  done?: string | null | undefined
}

/** A page of the organization. */
export function managePage({ coordinator, title, heading, width, meta, back, errors, done }: Frame, main: ReactNode) {
  return {
    title,
    audience: 'manage',
    current: '/manage',
    organization: coordinator,
    main: (
      <Page width={width}>
        <PageHeading title={heading ?? title} meta={meta} back={back} />
        {errors && <ErrorSummary errors={errors} />}
        {done && <Notice kind="good" title={done} role="status" />}
        {main}
      </Page>
    ),
  } satisfies DocumentContent
}
