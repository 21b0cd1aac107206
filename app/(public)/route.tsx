import { publicPage } from '@/app/_http/kept'
import { ButtonLink } from '@/app/_ui/button-link'
import { ButtonRow } from '@/app/_ui/button-row'
import { Page } from '@/app/_ui/page-frame'
import { PageHeading } from '@/app/_ui/page-heading'
import { Prose } from '@/app/_ui/prose'

export const GET = publicPage(() => {
  return {
    audience: 'public',
    main: (
      <Page width="reading">
        <PageHeading
          title="Know the story, not only the signs"
          kicker="Training on trafficking of migrants and refugees in Maine"
        />
        <Prose>
          <p>
            Northlight trains police officers and volunteers who may meet a person who has been trafficked. Short
            lessons, cases taken from work, and a certificate that anyone can check.
          </p>
          <p>
            Each statement of fact names its source and the date we read it. If the text that this training is based on
            is wrong, the lesson says so.
          </p>
        </Prose>
        <ButtonRow>
          <ButtonLink href="/courses">See the courses</ButtonLink>
          <ButtonLink kind="quiet" href="/verify">
            Check a certificate
          </ButtonLink>
        </ButtonRow>
        <Prose>
          <h2>For whom</h2>
          <p>
            <strong>Officers</strong> in in-service training: what to look for, what the law asks for, and what is not
            trafficking. <strong>Volunteers</strong> of an organization: what to notice, what to offer, whom to call.{' '}
            <strong>Coordinators</strong> see which of their people are certified, and download the list.
          </p>
          <h2>Sources first</h2>
          <p>
            The <a href="/sources">map of sources</a> shows each question, what the source document claims, what we
            found, and where it is taught. You need no account to read it.
          </p>
        </Prose>
      </Page>
    ),
  }
})
