import { publicPage } from '@/app/_auth/public-page'
import { Page } from '@/app/_ui/page-frame'
import { PageHeading } from '@/app/_ui/page-heading'
import { CourseCards } from '../course-cards'

export const GET = publicPage(({ catalog }) => ({
  title: 'Courses',
  audience: 'public',
  main: (
    <Page width="wide">
      <PageHeading title="Courses" />
      <CourseCards courses={catalog.courses} level={2} />
      <p>
        For a group: ten <a href="/roll-call">roll-call pieces</a> of five minutes, and{' '}
        <a href="/templates">templates</a> for agreements, meetings, releases, and referrals.
      </p>
    </Page>
  ),
}))
