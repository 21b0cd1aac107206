import { Button } from '@/app/_ui/button'
import { ButtonRow } from '@/app/_ui/button-row'
import { CheckboxField } from '@/app/_ui/checkbox-field'
import { OptionList } from '@/app/_ui/option-list'
import type { PresentedItem } from '@/lib/quiz/present'

type Props = {
  address: string
  position: number
  count: number
  item: PresentedItem
  value: string | undefined
  flagged: boolean
}

/** One item as a plain form. With JavaScript each choice is saved at once, by the same call: public/answer.js. */
export function ItemForm({ address, position, count, item, value, flagged }: Props) {
  return (
    <form method="post" action={`${address}/responses`} data-saves={value ?? ''}>
      <input type="hidden" name="position" value={position} />
      <h1 className="item-stem" id="stem">
        {item.stem}
      </h1>
      <OptionList legend="Choose one answer" hideLegend name="value" options={item.options} {...(value && { value })} />
      <CheckboxField label="Flag this item to come back to it" name="flagged" defaultChecked={flagged} />
      <ButtonRow note={<span role="status" />}>
        <Button name="go" value={position === count ? 'review' : 'next'}>
          {position === count ? 'Save and review' : 'Save and continue'}
        </Button>
        {position > 1 && (
          <Button kind="quiet" name="go" value="back">
            Back
          </Button>
        )}
        {position < count && (
          <Button kind="quiet" name="go" value="review">
            Review all
          </Button>
        )}
      </ButtonRow>
      <script type="module" src="/answer.js" />
    </form>
  )
}
