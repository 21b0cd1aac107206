import { publicPage } from '@/app/_auth/public-page'
import { Page } from '@/app/_ui/page-frame'
import { PageHeading } from '@/app/_ui/page-heading'
import { Prose } from '@/app/_ui/prose'
import { Contact } from '../contact'

export const GET = publicPage(({ catalog }) => {
  const boards = [...new Set(catalog.courses.map(({ place }) => place.board))].join(' or ')
  return {
    title: 'About',
    audience: 'public',
    main: (
      <Page width="reading">
        <PageHeading title="About Northlight" />
        <Prose>
          <p>{catalog.site.about}</p>
          <h2>What it teaches can be checked</h2>
          <p>
            Lessons are written from verified facts. Each fact has a citation that says where and when we read it. If
            nothing could be confirmed, the lesson says so. See the <a href="/sources">map of sources</a>.
          </p>
          <h2>What it records can be defended</h2>
          <p>
            The server scores each answer once. A certificate never changes after it is issued; a revocation or
            correction is recorded beside it. Anyone can <a href="/verify">verify one</a> by its serial or file. If a
            site has signing keys, its certificates are signed, so any change to the file shows.
          </p>
          <h2>What it is not</h2>
          <p>
            It is training, not legal advice. Unless a certificate says otherwise, it is not approved by {boards}, and
            its legal content has not been reviewed by counsel.
          </p>
          <Contact>Questions about this site or a record in it:</Contact>
          <h2>Licenses</h2>
          <p>
            The software is under the Apache License 2.0. The lessons, items and sources are under Creative Commons
            Attribution-ShareAlike 4.0. The typefaces in certificates are under the SIL Open Font License.
          </p>
        </Prose>
      </Page>
    ),
  }
})
