import { publicPage } from '@/app/_http/kept'
import { HelpLines } from '@/app/_ui/help-lines'
import { Page } from '@/app/_ui/page-frame'
import { PageHeading } from '@/app/_ui/page-heading'
import { Prose } from '@/app/_ui/prose'

export const GET = publicPage(({ catalog }) => {
  const { help } = catalog
  return {
    title: 'Get help',
    audience: 'public',
    main: (
      <Page width="reading">
        <PageHeading title="Get help" />
        <Prose>
          <p>
            If somebody is in danger now, call <a href="tel:911">911</a>. What you do on this site is not watched by
            anybody at these lines.
          </p>
        </Prose>
        <HelpLines lines={help.filter((line) => line.listed)} />
        <Prose>
          <h2>If you worry about this device</h2>
          <p>
            <em>Exit this page</em>, at the top of each page, leaves for a neutral page at once; with JavaScript,
            pressing Shift three times does so too. Neither clears the history of this device.
          </p>
        </Prose>
      </Page>
    ),
  }
})
