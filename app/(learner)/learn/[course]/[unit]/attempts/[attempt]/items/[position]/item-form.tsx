import { Button } from '@/app/_ui/form/button'
import { ButtonRow } from '@/app/_ui/form/button-row'
import { CheckboxField } from '@/app/_ui/form/checkbox-field'
import { ErrorSummary } from '@/app/_ui/form/error-summary'
import { OptionList } from '@/app/_ui/form/option-list'
import { NotedItem } from '@/app/_ui/noted-item'
import { StemText } from '@/app/(learner)/stem-text'
import { confidences } from '@/lib/content/quiz/schema'
import type { ShownItem } from '@/lib/training/attempt/show'
import { InteractionField } from '../../../../interaction-field'
import { confidenceWords } from '../../../../words'

type Props = {
  address: string
  position: number
  count: number
  shown: ShownItem
  flagged: boolean
  asksConfidence: boolean
  incomplete: boolean
}

/** A plain form. app/_client/answer.ts saves each choice through the same route. */
export function ItemForm({ address, position, count, shown, flagged, asksConfidence, incomplete }: Props) {
  const { item, value, confidence } = shown
  const error = incomplete ? missingWords[item.interaction] : undefined
  const Stem = item.contentNote ? 'p' : 'h1'
  return (
    <form method="post" action={`${address}/responses`} data-saves data-sends={position}>
      <input type="hidden" name="position" value={position} />
      <input type="hidden" name="shown" value={value.join(' ')} />
      <ErrorSummary errors={error ? [{ field: 'value', message: error }] : []} />
      {item.contentNote && <h1>Question {position}</h1>}
      <NotedItem note={item.contentNote} isOpen={incomplete || value.length > 0}>
        <Stem className="item-stem" id="stem">
          <StemText stem={item.stem} />
        </Stem>
        <InteractionField item={item} value={value} error={error} />
      </NotedItem>
      {asksConfidence && (
        <OptionList
          legend="How sure are you?"
          hint="Not counted. Afterward, you see how well you judge yourself."
          name="confidence"
          inline
          options={confidences.map((id) => ({ id, text: confidenceWords[id] }))}
          chosen={confidence ? [confidence] : []}
        />
      )}
      <CheckboxField label="Flag this question to come back to it" name="flagged" defaultChecked={flagged} />
      <ButtonRow note={<span role="status" />}>
        <Button name="go" value={position === count ? 'finish' : 'next'}>
          {position === count ? 'Save and review' : 'Save and continue'}
        </Button>
        {position > 1 && (
          <Button kind="quiet" name="go" value="back">
            Back
          </Button>
        )}
        {(position < count || incomplete) && (
          <Button kind="quiet" name="go" value="review">
            Review all
          </Button>
        )}
      </ButtonRow>
    </form>
  )
}

const missingWords = {
  choice: 'Choose an answer.',
  order: 'Give each step its own place. Your choices are saved.',
  match: 'Choose a letter for each. Your choices are saved.',
}
