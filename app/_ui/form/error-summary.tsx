import { fieldId } from './field-notes'

type Props = { errors: { field: string | null; message: string }[]; title?: string }

/** Each error links to its field. Renders nothing without errors. */
export function ErrorSummary({ errors, title = 'Please check this form' }: Props) {
  if (errors.length === 0) return null
  return (
    // biome-ignore lint/a11y/noAutofocus: after a failed submit the reader must land here, also without JavaScript
    <div className="error-summary" role="alert" tabIndex={-1} autoFocus>
      <h2>{title}</h2>
      <ul>
        {errors.map(({ field, message }) => (
          <li key={`${field} ${message}`}>{field === null ? message : <a href={`#${fieldId(field)}`}>{message}</a>}</li>
        ))}
      </ul>
    </div>
  )
}
