import { Button } from '@/app/_ui/form/button'
import { ButtonRow } from '@/app/_ui/form/button-row'
import { Notice } from '@/app/_ui/notice'
import { Page } from '@/app/_ui/page-frame'
import { PageHeading } from '@/app/_ui/page-heading'
import { HiddenFields } from './hidden-fields'
import type { DocumentContent } from './render'
import { keepAnyway, listed, type VictimWarning } from './victim-warning'

/** Resends the form, with the text changed or kept. */
export function victimPage({ form, field, findings }: VictimWarning, action: string, back: string): DocumentContent {
  const title = 'This text may identify a victim'
  const main = (
    <Page width="form">
      <PageHeading title={title} />
      <Notice kind="warn" title={`It seems to have ${listed(findings)}`}>
        <p>
          Others read this record, and it is kept for years. Leave out what could tell who a victim or a witness is.
          Nothing is saved yet.
        </p>
      </Notice>
      <form method="post" action={action}>
        <HiddenFields form={form} without={[field, keepAnyway]} />
        <div className="field">
          <label htmlFor="field-text">Your text</label>
          <textarea id="field-text" name={field} rows={5} required defaultValue={form.get(field) ?? ''} />
        </div>
        <ButtonRow cancel={back}>
          <Button>Save the changed text</Button>
          <Button kind="quiet" name={keepAnyway} value="on">
            Keep it anyway
          </Button>
        </ButtonRow>
      </form>
    </Page>
  )
  return { title, main, audience: 'anyone' }
}
