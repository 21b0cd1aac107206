import type { ReactNode } from 'react'
import { describedBy, FieldNotes, fieldId } from './field-notes'

type Props = {
  legend: ReactNode
  name: string
  rows: { id: string; text: string }[]
  /** The choices for each row, in this order; `text` is the label in the select. */
  choices: { id: string; text: string }[]
  /** Chosen targets by row id. */
  given: ReadonlyMap<string, string>
  /** Narrows the select for short choices. */
  short?: boolean
  /** Rows with errors; the error summary links to the first. */
  wrong?: readonly string[]
  hint?: ReactNode
  error?: string
}

/** Native selects, so keyboard and touch work without dragging. */
export function PairList({ legend, name, rows, choices, given, short, wrong = [], hint, error }: Props) {
  return (
    <fieldset
      className={['options', short && 'pairs-short', error && 'field-wrong'].filter(Boolean).join(' ')}
      aria-describedby={describedBy(name, { hint, error })}
    >
      <legend>{legend}</legend>
      <FieldNotes name={name} hint={hint} error={error} />
      {rows.map(({ id, text }) => {
        const chosen = given.get(id)
        return (
          <label key={id} className="pair">
            <span>{text}</span>
            <select
              id={id === (wrong[0] ?? rows[0]?.id) ? fieldId(name) : undefined}
              aria-invalid={wrong.includes(id) || undefined}
              name={name}
              defaultValue={chosen === undefined ? '' : `${id}:${chosen}`}
            >
              <option value="">Choose</option>
              {choices.map((choice) => (
                <option key={choice.id} value={`${id}:${choice.id}`}>
                  {choice.text}
                </option>
              ))}
            </select>
          </label>
        )
      })}
    </fieldset>
  )
}
