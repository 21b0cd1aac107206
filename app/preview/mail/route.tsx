import { page } from '@/app/_http/page'
import { Page } from '@/app/_ui/page-frame'
import { PageHeading } from '@/app/_ui/page-heading'
import { env } from '@/lib/platform/env'
import { notFound } from '@/lib/platform/error'
import { listKinds, previewOf } from './preview'

/** Every kind of mail with sample data, in development only. */
export const GET = page(async () => {
  if (env.NODE_ENV === 'production') throw notFound()
  const mails = listKinds().map((kind) => ({ kind, ...previewOf(kind) }))
  const main = (
    <Page width="reading">
      <PageHeading title="Mail previews" />
      {mails.map(({ kind, subject, text }) => (
        <section key={kind}>
          <h2>{kind}</h2>
          <p>
            Subject: <strong>{subject}</strong>
          </p>
          <pre className="mail-text">{text}</pre>
          <p>
            <a href={`/preview/mail/${kind}`}>The HTML part of {kind}</a>
          </p>
        </section>
      ))}
    </Page>
  )
  return { title: 'Mail previews', main, audience: 'manage' }
})
