import { requireAdministrator } from '@/app/_auth/guards'
import { page } from '@/app/_http/page'
import { EvaluationTables } from '@/app/_record/evaluation-tables'
import { Page } from '@/app/_ui/page-frame'
import { PageHeading } from '@/app/_ui/page-heading'
import { loadCatalog } from '@/lib/content/course/catalog/load'
import { listComments, listEvaluations } from '@/lib/measurement/evaluation/queries'

const mostComments = 200

export const GET = page(async () => {
  const administrator = await requireAdministrator()
  const { courses } = await loadCatalog()
  const evaluations = await Promise.all(
    courses.map(async (course) => {
      const counts = await listEvaluations(administrator, course)
      const versions = counts.map(({ versionId }) => versionId)
      return { course, counts, comments: await listComments(administrator, versions, mostComments) }
    }),
  )
  return {
    title: 'Evaluations and dossiers',
    audience: 'admin',
    main: (
      <Page width="wide">
        <PageHeading
          title="Evaluations and dossiers"
          back={{ href: '/admin', text: 'Administration' }}
          meta={['Totals of five or more people', 'Comments without names']}
        />
        {evaluations.map(({ course, counts, comments }) => (
          <section key={course.id}>
            <h2>
              {course.title}: {course.subtitle}
            </h2>
            <p>
              <a href={`/admin/dossiers/${course.slug}`}>Download the dossier for a board (HTML)</a>
            </p>
            <EvaluationTables counts={counts} />
            {comments.length > 0 && (
              <details>
                <summary>
                  {comments.length === mostComments
                    ? `${mostComments} of the comments`
                    : `Comments (${comments.length})`}
                </summary>
                <ul>
                  {Array.from(new Set(comments.map(({ comment }) => comment)), (comment) => (
                    <li key={comment}>{comment}</li>
                  ))}
                </ul>
              </details>
            )}
          </section>
        ))}
      </Page>
    ),
  }
})
