import { publicPage } from '@/app/_auth/public-page'
import { HelpLines } from '@/app/_ui/help-lines'
import { Page } from '@/app/_ui/page-frame'
import { PageHeading } from '@/app/_ui/page-heading'
import { Prose } from '@/app/_ui/prose'
import { telOf } from '@/app/_ui/tel'

export const GET = publicPage(({ catalog }) => {
  const { help, site } = catalog
  const emergency = help.find(({ fact }) => fact === site.emergency)
  return {
    title: 'Get help',
    audience: 'public',
    main: (
      <Page width="reading">
        <PageHeading title="Get help" />
        <Prose>
          <p>
            {emergency && (
              <>
                If someone is in danger now, call <a href={telOf(emergency.phone)}>{emergency.phone}</a>.{' '}
              </>
            )}
            No one at these numbers sees what you do on this site.
          </p>
        </Prose>
        <HelpLines lines={help.filter((line) => line.listed)} />
        <Prose>
          <h2>If you’re worried about this device</h2>
          <p>
            <em>Exit this page</em>, at the top of each page, opens a neutral page right away. With JavaScript, pressing
            Shift three times does the same. Neither clears this device’s history.
          </p>
        </Prose>
      </Page>
    ),
  }
})
