import type { ReactNode } from 'react'
import { describedBy, FieldNotes, fieldId } from './field-notes'

type Props = {
  legend: ReactNode
  name: string
  options: { id: string; text: string }[]
  /** The id of the chosen option. */
  value?: string
  disabled?: boolean
  hint?: ReactNode
  error?: string
  /** Keeps the legend for screen readers when a heading already asks the question. */
  hideLegend?: boolean
}

/** One choice out of a few, as radio buttons with a large target. */
export function OptionList({ legend, name, options, value, disabled, hint, error, hideLegend }: Props) {
  return (
    <fieldset
      className={error ? 'options field-wrong' : 'options'}
      disabled={disabled}
      aria-describedby={describedBy(name, { hint, error })}
    >
      <legend className={hideLegend ? 'vh' : undefined}>{legend}</legend>
      <FieldNotes name={name} hint={hint} error={error} />
      {options.map(({ id, text }, index) => (
        <label key={id} className="option">
          <input
            type="radio"
            id={index === 0 ? fieldId(name) : undefined}
            name={name}
            value={id}
            defaultChecked={id === value}
          />
          <span>{text}</span>
        </label>
      ))}
    </fieldset>
  )
}
