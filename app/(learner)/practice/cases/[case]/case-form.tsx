import { Button } from '@/app/_ui/form/button'
import { ButtonRow } from '@/app/_ui/form/button-row'
import { ErrorSummary } from '@/app/_ui/form/error-summary'
import { OptionList } from '@/app/_ui/form/option-list'
import { NotedItem } from '@/app/_ui/noted-item'
import { StemText } from '@/app/(learner)/stem-text'
import { present } from '@/lib/content/quiz/present'
import type { CaseView } from '@/lib/record/spaced-practice/queries'

/** Every case is a single choice. */
export function CaseForm({ open, missing }: { open: CaseView; missing: boolean }) {
  const item = present(open.item, { options: open.optionOrder, targets: null })
  const error = missing ? 'Choose an answer.' : undefined
  const Stem = item.contentNote ? 'p' : 'h1'
  return (
    <form method="post" action={`/practice/cases/${open.id}/answer`} data-sends="case">
      <ErrorSummary errors={error ? [{ field: 'value', message: error }] : []} />
      {item.contentNote && <h1>A practice case</h1>}
      <NotedItem note={item.contentNote} more="It is not graded, and you can leave it." isOpen={missing}>
        <Stem className="item-stem">
          <StemText stem={item.stem} />
        </Stem>
        <OptionList legend="Choose one answer" hideLegend name="value" options={item.options} error={error} />
      </NotedItem>
      <ButtonRow note="Not graded. The explanation follows right away.">
        <Button>Answer</Button>
      </ButtonRow>
    </form>
  )
}
