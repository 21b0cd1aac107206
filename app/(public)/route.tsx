import { publicPage } from '@/app/_auth/public-page'
import { Picture } from '@/app/_http/picture'
import { ButtonLink } from '@/app/_ui/form/button-link'
import { ButtonRow } from '@/app/_ui/form/button-row'
import { hoursInWords } from '@/lib/content/course/hours'
import type { Catalog } from '@/lib/content/course/schema'
import { countCases } from '@/lib/content/course/totals'
import { CaseFrame } from './case/case-frame'
import { Decision } from './case/decision'
import { CertificatePreview } from './certificate-preview'
import { CourseCards } from './course-cards'
import { Entrances } from './entrances'
import { findNextPlace, placeAt } from './next-place'

export const GET = publicPage(({ catalog, reader }) => {
  const { courses, publicCase, site, audiences } = catalog
  const first = publicCase?.decisions[0]
  const [sample] = courses
  const place = placeAt(catalog, reader)
  return {
    audience: 'public',
    main: (
      <main id="main" className="front" tabIndex={-1}>
        <section className="band">
          <p className="kicker">{site.kicker}</p>
          <h1>{site.heading}</h1>
          <p className="lead">{site.lead}</p>
          {place && (
            <ButtonRow>
              <ButtonLink href={place.href}>Continue: {place.title}</ButtonLink>
              <ButtonLink kind="quiet" href="/learn">
                My courses
              </ButtonLink>
            </ButtonRow>
          )}
          <Entrances courses={courses} audiences={audiences} />
          {publicCase && first && (
            <CaseFrame publicCase={publicCase}>
              <Decision decision={first} level={2} />
            </CaseFrame>
          )}
        </section>
        <ThreeFacts courses={courses} />
        <section className="band band-pair" aria-labelledby="certificate">
          {sample && <CertificatePreview course={sample} />}
          <div className="front-text">
            <h2 id="certificate">A certificate that anyone can check</h2>
            <p>
              A chief, a board, or a court scans the code and sees whether the certificate is current, expired,
              replaced, or revoked. Nobody has to trust the person who shows it.
            </p>
            <p>Coordinators see who is done and who is not, and download the list.</p>
            <ButtonRow>
              <ButtonLink kind="quiet" href="/verify">
                Check a certificate
              </ButtonLink>
            </ButtonRow>
          </div>
        </section>
        <section className="band band-sunk band-pair" aria-labelledby="without">
          <div className="front-text">
            <h2 id="without">What you won’t find here</h2>
            <dl className="without">
              <dt>Scare numbers</dt>
              <dd>{site.uncounted}</dd>
              <dt>Pictures of people in distress</dt>
              <dd>We show places and objects. They are what you’ll see first.</dd>
              <dt>Law without a source</dt>
              <dd>
                Each statement names its source and the day we read it. See <a href="/sources">all sources</a>.
              </dd>
              <dt>Trackers</dt>
              <dd>No page here contacts another company.</dd>
            </dl>
          </div>
          <Picture
            kind="scene"
            name="scene-shelter-desk"
            alt="A front desk with a lamp, an intake form, a phone, a warm mug and a folded blanket. It is 10:40 and raining outside."
            isLazy
          />
        </section>
        <section className="band" aria-labelledby="courses">
          <h2 id="courses">{courses.length === 2 ? 'Two courses' : 'Courses'}</h2>
          <CourseCards courses={courses} level={3} />
        </section>
      </main>
    ),
  }
}, findNextPlace)

function ThreeFacts({ courses }: Pick<Catalog, 'courses'>) {
  const hours = Math.max(...courses.map(({ minutes }) => minutes.hours))
  return (
    <section className="band band-sunk" aria-label="Three facts">
      <ul className="three">
        <li>
          <strong>{hoursInWords(hours)}</strong>
          <span>In steps of a few minutes. Stop between calls, and continue on any device.</span>
        </li>
        <li>
          <strong>{countCases(courses)} cases</strong>
          <span>
            {courses.length > 1 && 'In all courses together. '}You choose what to say and see what follows. Sometimes it
            isn’t trafficking.
          </span>
        </li>
        <li>
          <strong>Free</strong>
          <span>For you and for your agency, certificate included.</span>
        </li>
      </ul>
    </section>
  )
}
