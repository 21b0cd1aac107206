import { ButtonLink } from '@/app/_ui/form/button-link'
import { ButtonRow } from '@/app/_ui/form/button-row'
import { type DocumentContent, renderDocument } from '../_http/render'
import { htmlResponse } from '../_http/respond'
import { Page } from '../_ui/page-frame'
import { PageHeading } from '../_ui/page-heading'

interface Leaving {
  title: string
  url: string
  button: string
}

/** Sends the browser to another site by a Refresh header, because the content policy blocks form redirects to other sites. */
export async function leavePage(leaving: Leaving): Promise<Response> {
  return htmlResponse(await renderDocument(contentOf(leaving)), { headers: { Refresh: `0; url=${leaving.url}` } })
}

function contentOf({ title, url, button }: Leaving): DocumentContent {
  const main = (
    <Page width="form">
      <PageHeading title={title} />
      <p>Taking you to {new URL(url).host}. If nothing happens, use the button.</p>
      <ButtonRow>
        <ButtonLink href={url}>{button}</ButtonLink>
      </ButtonRow>
    </Page>
  )
  return { title, audience: 'anyone', main }
}
