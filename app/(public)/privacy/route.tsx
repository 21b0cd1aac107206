import { publicPage } from '@/app/_http/kept'
import { Page } from '@/app/_ui/page-frame'
import { PageHeading } from '@/app/_ui/page-heading'
import { Prose } from '@/app/_ui/prose'

export const GET = publicPage(() => {
  return {
    title: 'Privacy',
    audience: 'public',
    main: (
      <Page width="reading">
        <PageHeading title="Privacy" />
        <Prose>
          <h2>What is kept</h2>
          <ul>
            <li>Your name and email address, and your password in a form that cannot be read back.</li>
            <li>
              Your enrollments, answers, choices in encounters, results, and certificates, with their times. If you ask
              for cases after the certificate, also your answers to these and the mails about them.
            </li>
            <li>
              Your note after an encounter, but only if you press “Keep it”. Only you can read it here, it is in no
              report, and you can delete it.
            </li>
            <li>
              Which course pages you opened, and how long you read there by the server’s clock. Your scrolling, mouse
              movements, and typing never leave your browser.
            </li>
            <li>
              What you attest before a final: your name, that you do the work yourself, and a number if your
              organization asks for one. Each organization sees only the number it asked for.
            </li>
            <li>
              A log of who did and saw what with these records. Any rewriting of it would show. Names, reasons, and the
              network addresses of failed sign-ins are stored beside it and can be erased.{' '}
              <a href="/account/access">Who looked at your record</a> shows you your part of it.
            </li>
            <li>
              Where you are signed in, for about a month: browser and system, such as “Firefox on Windows”, when you
              signed in, and when you last used it. <a href="/account/sessions">You can see and end these</a>.
            </li>
            <li>
              The devices you signed in on, for a year after the last time, and the networks you signed in from, for 30
              days. Both are hashes that can’t be read back. They keep strangers from locking you out.
            </li>
          </ul>
          <h2>Who sees it</h2>
          <p>
            You do. If you join an organization, its coordinators see your name, email, progress, the results of your
            quizzes, the time you spent, what you attested, how often you told trafficking from look-alikes, and your
            certificates, including earlier ones. They can add notes and export your whole record, with your answers,
            for a board. They see whether people used what they learned only as counts for a group. The people who run
            this site can see what they need to run it. Anyone with the serial of a certificate sees your name as
            issued, the course, its hours, and the dates, but never your email or score. Anyone with a share link that
            you made can read that certificate’s files until you end the link or close your account.
          </p>
          <h2>What we don’t do</h2>
          <p>
            These pages contact no other company. There is no advertising and no tracking. The only cookies keep you
            signed in, recognize a device on which you signed in before, carry a form’s error back to you, or show you a
            link once.
          </p>
          <p>
            We check a file or text that you submit to <a href="/verify">verify a certificate</a> in memory, and neither
            keep nor log it. For a minute the server remembers how often a network address asked, but not what.
          </p>
          <h2>How long</h2>
          <p>
            You can close your account at any time. Records of completed training stay, because an agency may need them
            years later.
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
