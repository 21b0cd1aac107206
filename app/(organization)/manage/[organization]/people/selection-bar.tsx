import { Button } from '@/app/_ui/form/button'
import { actWords, bulkActs } from '../selection/acts'

type Props = { id: string; here: string; course: string; toggle: { href: string; isAll: boolean } }

/** Follows the table, whose boxes belong to this form. Its count is the style sheet's. */
export function SelectionBar({ id, here, course, toggle }: Props) {
  return (
    <form id={id} method="get" action={`${here}/selection`} className="picked">
      <input type="hidden" name="course" value={course} />
      <p>
        <span className="picked-count" aria-hidden="true" />{' '}
        <a href={toggle.href}>{toggle.isAll ? 'Choose nobody' : 'Choose all on this page'}</a>
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
