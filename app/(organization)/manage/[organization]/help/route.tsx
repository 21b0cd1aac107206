import { requireCoordinator } from '@/app/_auth/guards'
import { page } from '@/app/_http/page'
import { fewestInSum } from '@/lib/measurement/discrimination/stages'
import { managePage } from '../manage-page'
import { HowNoticed } from './how-noticed'
import { HowToReadCalls } from './how-to-read-calls'
import { HowToReadCases } from './how-to-read-cases'

export const GET = page<'/manage/[organization]/help'>(async ({ params: { organization } }) => {
  const coordinator = await requireCoordinator(organization)
  return managePage(
    { coordinator, title: 'How the figures are made', width: 'reading' },
    <>
      <ul>
        <li>
          <a href="#cases">Telling cases apart</a>
        </li>
        <li>
          <a href="#scores">Pre-test and final scores</a>
        </li>
        <li>
          <a href="#calls">Right calls and false alarms</a>
        </li>
        <li>
          <a href="#evaluations">Course evaluations</a>
        </li>
        <li>
          <a href="#time-flags">Time flags</a>
        </li>
      </ul>
      <HowToReadCases />
      <section>
        <h2 id="scores">Pre-test and final scores</h2>
        <p>
          Normalized: the share of the gap after the pre-test that closed by the final. Only the first attempt at each
          counts, so retaking the final adds nothing. With fewer than thirty people, a difference may be chance.
        </p>
      </section>
      <HowToReadCalls />
      <section>
        <h2 id="evaluations">Course evaluations</h2>
        <p>
          Everyone who finishes a course can answer three questions, once. You see totals by version for a cohort, once{' '}
          {fewestInSum} people have answered. They count only answers given since the person joined your organization.
          Comments go to the people who run this site, without names.
        </p>
      </section>
      <HowNoticed />
    </>,
  )
})
