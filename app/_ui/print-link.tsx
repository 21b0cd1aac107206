import type { ReactNode } from 'react'

/**
 * A link: with scripts it opens the print dialog, without them it leads to a print view, or to the words about printing.
 */
export function PrintLink({ href, children }: { href: string; children: ReactNode }) {
  return (
    <a className="btn btn-primary" href={href} data-print>
      <svg className="print-icon" viewBox="0 0 24 24" aria-hidden="true" focusable="false">
        <path d="M7 8V3h10v5M7 17H3.5V8.5h17V17H17M7 13.5h10V21H7z" />
      </svg>
      {children}
    </a>
  )
}
