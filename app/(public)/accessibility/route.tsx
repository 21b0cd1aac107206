import { publicPage } from '@/app/_http/kept'
import { Page } from '@/app/_ui/page-frame'
import { PageHeading } from '@/app/_ui/page-heading'
import { Prose } from '@/app/_ui/prose'

export const GET = publicPage(() => {
  return {
    title: 'Accessibility',
    audience: 'public',
    main: (
      <Page width="reading">
        <PageHeading title="Accessibility" />
        <Prose>
          <p>
            We aim at level AA of the Web Content Accessibility Guidelines 2.2 on each page. Everything works by
            keyboard, without JavaScript, at 320 pixels of width, at 200 % text size, in light and dark.
          </p>
          <h2>How it is checked</h2>
          <p>
            Each change is tested with an automatic checker on the pages and on each state of a quiz, in light and dark.
            It has not yet been tried by people who use a screen reader every day; that is known and open.
          </p>
          <h2>Time</h2>
          <p>Nothing here is timed. Stop and go on whenever you like.</p>
          <h2>Certificates</h2>
          <p>
            Certificates are tagged PDF files with their text in reading order. The offline verifier, a file to
            download, is the one thing that needs JavaScript; a certificate can be verified here without.
          </p>
        </Prose>
      </Page>
    ),
  }
})
