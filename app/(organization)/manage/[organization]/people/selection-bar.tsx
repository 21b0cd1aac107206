import { Button } from '@/app/_ui/form/button'
import { mostMatching } from '@/lib/record/roster/matching'
import { actWords, bulkActs } from '../selection/acts'

interface Props {
  id: string
  here: string
  /** Query string of the list without its page. */
  list: string
  /** Of this page. */
  page: string
  choice: ListChoice
  /** The list has other pages. */
  isLong: boolean
}

/** Who is ticked when the page opens. `count`: everyone in the list, also on other pages; null: too many for one act. */
export type ListChoice = { of: 'nobody' | 'page' } | { of: 'list'; count: number | null }

/** Follows the table, whose boxes belong to this form. Their count is the style sheet's. */
export function SelectionBar({ id, here, list, page, choice, isLong }: Props) {
  const isWhole = choice.of === 'list' && choice.count !== null
  const people = `${here}/people?`
  return (
    <form id={id} method="get" action={`${here}/selection`} className="picked">
      <input type="hidden" name="list" value={list} />
      {isWhole && <input type="hidden" name="whole" value="yes" />}
      <p>
        <ChosenWords choice={choice} />{' '}
        <a href={`${people}${page}${choice.of === 'nobody' ? '&select=page' : ''}`}>
          {choice.of === 'nobody' ? 'Choose all on this page' : 'Choose nobody'}
        </a>
        {isLong && choice.of !== 'list' && (
          <>
            {' '}
            <a href={`${people}${page}&select=list`}>Choose all on every page</a>
          </>
        )}
      </p>
      {bulkActs.map((act) => (
        <Button key={act} kind="quiet" name="act" value={act}>
          {actWords[act].bar}
        </Button>
      ))}
      <Button kind="quiet" name="act" value="export" formAction={`${here}/people.csv`}>
        Export (CSV)
      </Button>
      <Button kind="quiet" name="act" value="export" formAction={`${here}/people.xlsx`}>
        Export (Excel)
      </Button>
    </form>
  )
}

function ChosenWords({ choice }: { choice: ListChoice }) {
  if (choice.of !== 'list') return <span className="picked-count" aria-hidden="true" />
  if (choice.count === null) return `More than ${mostMatching} match, too many for one act. Narrow the list first.`
  return (
    <strong>
      {choice.count === 1 ? '1 person is chosen.' : `All ${choice.count} people in this list are chosen.`}
    </strong>
  )
}
