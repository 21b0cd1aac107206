import type { ReactNode } from 'react'
import type { Flash } from '@/app/_http/flash'
import { ErrorSummary } from '@/app/_ui/form/error-summary'

type Props = Flash & {
  title: string
  /** The names of the form's fields. */
  fields: readonly string[]
  /** Something in it waits for an answer. */
  hasNews?: boolean
  children: ReactNode
}

/** One action on the person. Opens with the errors next to its form. */
export function ActionFold({ title, fields, hasNews = false, children, values, errors }: Props) {
  const own = errors.filter(({ field }) => fields.includes(field))
  const isOpen = hasNews || own.length > 0 || fields.some((name) => values[name])
  return (
    <details className="fold-row" open={isOpen}>
      <summary>
        <h3>{title}</h3>
      </summary>
      <div className="fold-row-body">
        <ErrorSummary errors={own} />
        {children}
      </div>
    </details>
  )
}
