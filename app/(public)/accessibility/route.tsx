import { publicPage } from '@/app/_auth/public-page'
import { Page } from '@/app/_ui/page-frame'
import { PageHeading } from '@/app/_ui/page-heading'
import { Prose } from '@/app/_ui/prose'
import { TextChoices } from '@/app/_ui/reading-tools'
import { Contact } from '../contact'

export const GET = publicPage(() => {
  return {
    title: 'Accessibility',
    audience: 'public',
    main: (
      <Page width="reading">
        <PageHeading title="Accessibility" />
        <Prose>
          <p>
            Each page aims at level AA of the Web Content Accessibility Guidelines 2.2. Everything works by keyboard,
            without JavaScript, at 320 pixels wide, at 200% text size, and in light and dark mode.
          </p>
          <h2>How it is checked</h2>
          <p>
            An automatic checker tests each change on the pages and on each state of a quiz, in light and dark mode.
            People who use a screen reader every day have not tried it yet.
          </p>
          <h2>Text size, spacing and reading aloud</h2>
          <div className="tools" data-text-tools="" hidden>
            <TextChoices />
          </div>
          <p>
            Both choices stay on this device and work on every page; they need JavaScript. Lessons, cases and quiz items
            also have a button to read them aloud, if the device has an English voice of its own. We don’t use voices
            that send the text to somebody else. Words that need explaining are marked, and the{' '}
            <a href="/glossary">glossary</a> has all of them.
          </p>
          <h2>Time</h2>
          <p>Lessons are not timed. Stop and continue whenever you like.</p>
          <h2>Certificates</h2>
          <p>
            Certificates are tagged PDF files with their text in reading order. The offline verifier, a file to
            download, is the one thing that needs JavaScript; a certificate can be verified here without.
          </p>
          <Contact>If you can’t read or use a page, write to us:</Contact>
        </Prose>
      </Page>
    ),
  }
})
