import { requireAdministrator } from '@/app/_auth/guards'
import { page } from '@/app/_http/page'
import { DataTable } from '@/app/_ui/data-table'
import { ButtonLink } from '@/app/_ui/form/button-link'
import { ButtonRow } from '@/app/_ui/form/button-row'
import { Page } from '@/app/_ui/page-frame'
import { PageHeading } from '@/app/_ui/page-heading'
import { Prose } from '@/app/_ui/prose'
import { loadCatalog } from '@/lib/content/course/catalog/load'
import { findCourse } from '@/lib/content/course/lookup'
import { findManual } from '@/lib/measurement/manual/gather'
import type { ManualTable } from '@/lib/measurement/manual/section'
import { notFound } from '@/lib/platform/error'
import { dayInWords } from '@/lib/platform/words'

export const GET = page<'/admin/manuals/[course]'>(async ({ params }) => {
  const administrator = await requireAdministrator()
  const course = findCourse(await loadCatalog(), params.course)
  const manual = course && (await findManual(administrator, course))
  if (!manual) throw notFound()
  return {
    title: manual.title,
    audience: 'admin',
    main: (
      <Page width="reading">
        <PageHeading
          title={manual.title}
          back={{ href: '/admin/items', text: 'Item analysis' }}
          meta={[`Computed on ${dayInWords(new Date(), administrator.timeZone)}`]}
        />
        <ButtonRow>
          <ButtonLink kind="quiet" href={`/admin/manuals/${params.course}/manual.pdf`}>
            Download (PDF)
          </ButtonLink>
        </ButtonRow>
        {manual.sections.map(({ title, paragraphs, points, tables }) => (
          <section key={title}>
            <h2>{title}</h2>
            <Prose>
              {paragraphs.map((paragraph) => (
                <p key={paragraph}>{paragraph}</p>
              ))}
              {points.length > 0 && (
                <ul>
                  {points.map((point) => (
                    <li key={point}>{point}</li>
                  ))}
                </ul>
              )}
            </Prose>
            {tables.map((table) => (
              <Figures key={table.caption} table={table} />
            ))}
          </section>
        ))}
      </Page>
    ),
  }
})

function Figures({ table: { caption, heads, rows } }: { table: ManualTable }) {
  return (
    <DataTable
      caption={caption}
      columns={heads.map((label, index) => ({ key: label, label, numeric: index > 0 }))}
      rows={rows.map((cells) => ({ key: cells[0] ?? '', cells }))}
      empty="Nothing yet."
    />
  )
}
