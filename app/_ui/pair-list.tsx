import type { ReactNode } from 'react'
import { describedBy, FieldNotes, fieldId } from './field-notes'

type Props = {
  legend: ReactNode
  name: string
  rows: { id: string; text: string }[]
  /** What each row can be given, in this order; `text` is read in the list of the select. */
  choices: { id: string; text: string }[]
  /** What the rows were given, by their ids. */
  given: ReadonlyMap<string, string>
  /** Short choices, in a narrow select. */
  short?: boolean
  /** Rows with something to mend; the first of them is where the error leads. */
  wrong?: readonly string[]
  hint?: ReactNode
  error?: string
}

/** A choice for each of several rows, as native selects: by keyboard and touch, and without dragging anything. */
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
