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
              Your enrollments, answers, walks through encounters, results and certificates, with their times; and if
              you ask for cases after the certificate, your answers to these and the mails that told you of them.
            </li>
            <li>
              A note after an encounter, only if you press “Keep it”. Nobody else can read it here, no report holds it,
              and you can remove it for good.
            </li>
            <li>
              Which pages of a course you opened, and for how long you were reading there, by the server’s clock.
              Whether you scrolled, moved or typed never leaves your browser.
            </li>
            <li>
              What you attest before a final: your name, a number where your organization asks for one, and that you do
              the work yourself. Of several organizations each sees only the number that it asked for.
            </li>
            <li>
              A log of who did and saw what with these records, which nobody can rewrite. Names, reasons and the network
              addresses of failed sign-ins stand beside it and can be erased.{' '}
              <a href="/account/access">Who looked at your record</a> shows you your part of it.
            </li>
          </ul>
          <h2>Who sees it</h2>
          <p>
            You do. If you join an organization, its coordinators see your name, email, progress, the results of your
            quizzes, the time that you spent, what you attested, how often you told trafficking from what only looks
            like it, and your certificates, also those from before. They can add notes, and take your whole record along
            for a board, with your answers. Whether you used what you learned they see only as counts over a group. The
            people who run this site can see what they need to run it. Whoever has the serial of a certificate sees your
            name as it stands there, the course, its hours and the dates; never your email or score. Whoever has a share
            link that you made can read the files of that certificate until you end it or close your account. The files
            say what the certificate says.
          </p>
          <h2>What is not done</h2>
          <p>
            No other company is contacted when you open these pages. There is no advertising, no tracking, and the only
            cookies are those that keep you signed in, carry a form’s error back to you, or show you a link once.
          </p>
          <p>
            A file or text that you hand in to <a href="/verify">verify a certificate</a> is checked in memory, and
            neither kept nor logged. For a minute the server remembers how often a network address asked, not what.
          </p>
          <h2>How long</h2>
          <p>
            You can close your account at any time. Records of completed training stay, since an agency may have to show
            them years later.
          </p>
          <h2>Your device</h2>
          <p>
            <em>Exit this page</em> leaves at once, but what you opened before stays in the history of the device.
          </p>
        </Prose>
      </Page>
    ),
  }
})
