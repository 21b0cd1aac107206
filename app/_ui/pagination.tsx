type Step = { href: string; label?: string }

/** `label` names the sequence, for example "Lessons". */
export function Pagination({ previous, next, label }: { previous?: Step; next?: Step; label: string }) {
  if (!previous && !next) return null
  return (
    <nav className="pagination" aria-label={label}>
      {previous && (
        <a href={previous.href} rel="prev">
          <span>Previous</span>
          {previous.label && <strong>{previous.label}</strong>}
        </a>
      )}
      {next && (
        <a className="pagination-next" href={next.href} rel="next">
          <span>Next</span>
          {next.label && <strong>{next.label}</strong>}
        </a>
      )}
    </nav>
  )
}
