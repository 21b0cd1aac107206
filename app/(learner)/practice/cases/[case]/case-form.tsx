import { Button } from '@/app/_ui/button'
import { ButtonRow } from '@/app/_ui/button-row'
import { ErrorSummary } from '@/app/_ui/error-summary'
import { OptionList } from '@/app/_ui/option-list'
import { present } from '@/lib/content/quiz/present'
import type { CaseView } from '@/lib/record/spaced-practice/queries'

/** Every case is a single choice. */
export function CaseForm({ open, missing }: { open: CaseView; missing: boolean }) {
  const item = present(open.item, { options: open.optionOrder, targets: null })
  const error = missing ? 'Choose an answer.' : undefined
  return (
    <form method="post" action={`/practice/cases/${open.id}/answer`}>
      <ErrorSummary errors={error ? [{ field: 'value', message: error }] : []} />
      <h1 className="item-stem">{item.stem}</h1>
      <OptionList legend="Choose one answer" hideLegend name="value" options={item.options} {...(error && { error })} />
      <ButtonRow note="Not graded. The explanation follows right away.">
        <Button>Answer</Button>
      </ButtonRow>
    </form>
  )
}
