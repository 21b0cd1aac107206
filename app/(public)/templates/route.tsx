import { publicPage } from '@/app/_auth/public-page'
import { Page } from '@/app/_ui/page-frame'
import { PageHeading } from '@/app/_ui/page-heading'

export const GET = publicPage(({ catalog: { templates } }) => ({
  title: 'Templates',
  audience: 'public',
  main: (
    <Page width="reading">
      <PageHeading title="Templates" meta={['Samples for counsel to adapt', 'Training, not legal advice']} />
      <p>
        Papers that agencies and organizations need before there is a case. Each is a sample: have your own counsel read
        and change it before anyone signs. Print it and write on paper. Nothing that you write reaches this site.
      </p>
      <ul className="papers">
        {templates.map(({ id, title, use }) => (
          <li key={id}>
            <a href={`/templates/${id}`}>{title}</a>
            <p>{use}</p>
          </li>
        ))}
      </ul>
    </Page>
  ),
}))
