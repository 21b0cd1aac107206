import { DataTable } from '@/app/_ui/data-table'
import { mostAbsent } from '@/lib/people/import/list-absent'
import type { ImportPlan } from '@/lib/people/import/plan-import'

/** Folded when long: a list of new people leaves out everyone else. */
export function AbsentPeople({ home, plan: { absent, rows } }: { home: string; plan: ImportPlan }) {
  if (absent.count === 0) {
    const isAnyoneHere = rows.some(({ state }) => state === 'changed' || state === 'unchanged')
    return isAnyoneHere ? <p>Everyone in your organization is in this list.</p> : null
  }
  const count = absent.count > mostAbsent ? 'more than 1,000' : absent.count
  return (
    <details className="fold" open={absent.count <= 20}>
      <summary>Not in your list: {count}</summary>
      <p>These people stay as they are. If someone has left, open their name to enter a last day.</p>
      <DataTable
        caption="People not in your list"
        columns={[{ key: 'person', label: 'Person' }]}
        rows={absent.shown.map(({ accountId, name }) => ({
          key: accountId,
          href: `${home}/people/${accountId}/removal`,
          cells: [<bdi key="person">{name}</bdi>],
        }))}
        empty=""
      />
    </details>
  )
}
