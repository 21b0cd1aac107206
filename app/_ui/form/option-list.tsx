import type { ReactNode } from 'react'
import { describedBy, FieldNotes, fieldId } from './field-notes'

type Props = {
  legend: ReactNode
  name: string
  options: { id: string; text: string }[]
  chosen?: readonly string[]
  /** Checkboxes instead of radio buttons. */
  multiple?: boolean
  /** Puts short options side by side. */
  inline?: boolean
  disabled?: boolean
  hint?: ReactNode
  error?: string
  /** Hides the legend visually when a heading already asks the question. */
  hideLegend?: boolean
}

export function OptionList(props: Props) {
  const { legend, name, options, chosen = [], multiple, inline, disabled, hint, error, hideLegend } = props
  const classes = ['options', inline && 'options-inline', error && 'field-wrong'].filter(Boolean).join(' ')
  return (
    <fieldset className={classes} disabled={disabled} aria-describedby={describedBy(name, { hint, error })}>
      <legend className={hideLegend ? 'vh' : undefined}>{legend}</legend>
      <FieldNotes name={name} hint={hint} error={error} />
      {options.map(({ id, text }, index) => (
        <label key={id} className="option">
          <input
            type={multiple ? 'checkbox' : 'radio'}
            id={index === 0 ? fieldId(name) : undefined}
            name={name}
            value={id}
            defaultChecked={chosen.includes(id)}
          />
          <span>{text}</span>
        </label>
      ))}
    </fieldset>
  )
}
