import { publicPage } from '@/app/_auth/public-page'
import { Page } from '@/app/_ui/page-frame'
import { PageHeading } from '@/app/_ui/page-heading'
import type { PaperTemplate } from '@/lib/content/course/handout-source'
import { notFound } from '@/lib/platform/error'

export const GET = publicPage<'/templates/[template]'>(({ params, catalog }) => {
  const template = catalog.templates.find(({ id }) => id === params.template)
  if (!template) throw notFound()
  const sources = catalog.facts.filter(({ id }) => template.facts.includes(id))
  return {
    title: template.title,
    audience: 'public',
    main: (
      <Page width="reading">
        <PageHeading title={template.title} kicker="Sample for counsel, not legal advice" />
        <p>{template.use}</p>
        {template.parts.map((part) => (
          <Part key={part.heading} part={part} />
        ))}
        <p className="claim-small">
          This is a sample. Counsel has not reviewed it. Its sources:{' '}
          {sources.map(({ id, citation }, index) => (
            <span key={id}>
              {index > 0 && '; '}
              <a href={`/sources/facts#${id}`}>{citation}</a>
            </span>
          ))}
          .
        </p>
      </Page>
    ),
  }
})

function Part({ part }: { part: PaperTemplate['parts'][number] }) {
  return (
    <section className="paper-part">
      <h2>{part.heading}</h2>
      {part.text && <p>{part.text}</p>}
      {part.points.length > 0 && (
        <ul>
          {part.points.map((point) => (
            <li key={point}>{point}</li>
          ))}
        </ul>
      )}
      {part.blanks.map((blank) => (
        <p key={blank} className="paper-blank">
          {blank}
        </p>
      ))}
    </section>
  )
}
