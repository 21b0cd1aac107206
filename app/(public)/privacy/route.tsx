import { publicPage } from '@/app/_auth/public-page'
import { Page } from '@/app/_ui/page-frame'
import { PageHeading } from '@/app/_ui/page-heading'
import { Prose } from '@/app/_ui/prose'
import { PersonalDataTable } from './personal-data-table'

export const GET = publicPage(() => {
  return {
    title: 'Privacy',
    audience: 'public',
    main: (
      <Page width="reading">
        <PageHeading title="Privacy" />
        <Prose>
          <h2>What is kept</h2>
          <p>
            <a href="/account/access">Who looked at your record</a> and{' '}
            <a href="/account/sessions">where you are signed in</a> show you your own part.
          </p>
          <PersonalDataTable />
          <h2>Who sees it</h2>
          <p>
            You do. If you join an organization, its coordinators see your name, email, and what you do while you belong
            to it: your progress, the results of your quizzes, the time you spent, what you attested, how often you told
            trafficking from look-alikes, and your certificates. They see earlier certificates only if you agree on your
            account page. They can add notes, and export your record, with your answers, for a board if all of it is
            from your time with them. If a course is overdue for more than two weeks, a mail tells the supervisor whom
            your organization named, without the course; each mail is on your list. An organization can show an auditor,
            such as a member of its board, its people’s names, identifiers, ranks, divisions, progress, and certificates
            for a time; the auditor sees no answers and no scores, and each look is on your list. Coordinators see
            whether people used what they learned only as counts for a group. The people who run this site can see what
            they need to run it. Anyone with the serial of a certificate sees your name as issued, the course, its
            hours, and the dates, but never your email or score. Anyone with a share link that you made can read that
            certificate’s files until you end the link or close your account.
          </p>
          <h2>What we don’t do</h2>
          <p>
            These pages contact no other company. There is no advertising and no tracking. The only cookies help you
            sign in, keep you signed in, recognize a device on which you signed in before, carry a form’s error back to
            you, show you a link once, or count one vote for each phone in a room.
          </p>
          <p>
            We check a file or text that you submit to <a href="/verify">verify a certificate</a> in memory, and neither
            keep nor log it. For a minute the server remembers how often a network address asked, but not what.
          </p>
          <h2>When you close your account</h2>
          <p>
            You can close your account at any time. A made-up name and address replace yours, and your sessions,
            devices, mails, and private notes are removed. Records of training stay, because an agency may need them
            years later: certificates and what you attested keep the name that you confirmed. A legal hold keeps your
            name until it ends.
          </p>
          <h2>Your device</h2>
          <p>
            <em>Exit this page</em> leaves right away, but pages you opened earlier stay in the device’s history.
          </p>
        </Prose>
      </Page>
    ),
  }
})
