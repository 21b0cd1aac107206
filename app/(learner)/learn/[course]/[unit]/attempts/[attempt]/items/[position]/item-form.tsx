'use client'

import { useCallback, useEffect, useRef, useState } from 'react'
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

/** Saves by the same call as the form; returns what to say of it. */
async function save(action: string, body: URLSearchParams): Promise<string> {
  try {
    const answer = await fetch(action, { method: 'POST', body, headers: { Accept: 'application/json' } })
    if (!answer.ok) return (await answer.json()).error.message
    return `Saved ${new Date().toLocaleTimeString([], { hour: '2-digit', minute: '2-digit' })}`
  } catch {
    return 'Not saved yet: no connection. It is sent again when you go on.'
  }
}

/** One item as a plain form. With JavaScript each choice is saved at once, by the same call. */
export function ItemForm({ address, position, count, item, value, flagged }: Props) {
  const action = `${address}/responses`
  const [saved, setSaved] = useState('')

  /** One at a time, in the order of the choices: the last one made is the last one kept. */
  const line = useRef(Promise.resolve())

  const form = useRef<HTMLFormElement>(null)

  const queue = useCallback(() => {
    if (!form.current) return
    const body = new URLSearchParams(new FormData(form.current) as unknown as Record<string, string>)
    setSaved('Saving…')
    line.current = line.current.then(() => save(action, body)).then(setSaved)
  }, [action])

  // A choice made before this script was there has told nobody.
  useEffect(() => {
    const chosen = form.current && new FormData(form.current).get('value')
    if (chosen && chosen !== value) queue()
  }, [queue, value])

  return (
    <form method="post" action={action} onChange={queue} ref={form}>
      <input type="hidden" name="position" value={position} />
      <h1 className="item-stem" id="stem">
        {item.stem}
      </h1>
      <OptionList legend="Choose one answer" hideLegend name="value" options={item.options} {...(value && { value })} />
      <CheckboxField label="Flag this item to come back to it" name="flagged" defaultChecked={flagged} />
      <ButtonRow note={<span role="status">{saved}</span>}>
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
    </form>
  )
}
