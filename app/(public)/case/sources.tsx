import type { Fact } from '@/lib/content/course/register-source'

/** The citations of some facts, folded. */
export function Sources({ ids, facts }: { ids: readonly string[]; facts: readonly Fact[] }) {
  const cited = facts.filter(({ id }) => ids.includes(id))
  return (
    <details className="reply-sources">
      <summary>{cited.length === 1 ? 'Source' : 'Sources'}</summary>
      <ul>
        {cited.map(({ id, citation, accessed }) => (
          <li key={id}>
            {citation} (read {accessed})
          </li>
        ))}
      </ul>
    </details>
  )
}
