import { requireLearner } from '@/app/_auth/guards'
import { page } from '@/app/_http/page'
import { write } from '@/app/_http/write'
import { Button } from '@/app/_ui/form/button'
import { ButtonRow } from '@/app/_ui/form/button-row'
import { SelectField } from '@/app/_ui/form/select-field'
import { Page } from '@/app/_ui/page-frame'
import { PageHeading } from '@/app/_ui/page-heading'
import { findFirstLanguage, isLanguage, languages } from '@/lib/people/account/first-language'
import { saveFirstLanguage } from '@/lib/people/account/save-first-language'

export const GET = page(async () => {
  const learner = await requireLearner()
  const language = await findFirstLanguage(learner)
  return {
    title: 'Your first language',
    current: '/account',
    main: (
      <Page width="form">
        <PageHeading title="Your first language" kicker="Account" />
        <p>
          Some questions may be harder to read for people who grew up with another language. If you tell us yours, we
          compare the answers of groups of at least 100 people. It never changes your score, and no coordinator sees it.
        </p>
        <p>You don’t have to answer. You can delete your answer at any time.</p>
        <form method="post" action="/account/language">
          <SelectField
            label="First language"
            name="language"
            defaultValue={language ?? ''}
            options={[
              { value: '', text: language ? 'Delete my answer' : 'I’d rather not say' },
              ...Object.entries(languages).map(([value, text]) => ({ value, text })),
            ]}
          />
          <ButtonRow cancel="/account">
            <Button>Save</Button>
          </ButtonRow>
        </form>
      </Page>
    ),
  }
})

export const POST = write(async ({ form }) => {
  const learner = await requireLearner()
  const given = form.get('language') ?? ''
  const language = isLanguage(given) ? given : null
  await saveFirstLanguage(learner, language)
  return { to: language ? '/account?done=language' : '/account?done=language-removed' }
})
