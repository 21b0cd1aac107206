import { Button } from '@/app/_ui/form/button'
import type { Coordinator } from '@/lib/people/account/actor'
import { momentInWords } from '@/lib/platform/words'
import { countedAnew } from '@/lib/record/cached-count/cached-count'

interface Props {
  coordinator: Coordinator
  /** The count’s name, such as `countdown:law-enforcement`. */
  about: string
  countedAt: Date | null
  /** The address of this page. */
  back: string
}

/** Empty when the page counted just now. */
export function CountedAt({ coordinator, about, countedAt, back }: Props) {
  if (!countedAt) return null
  return (
    <form method="post" action={`/manage/${coordinator.organizationId}/recount`} className="picked">
      <input type="hidden" name="about" value={about} />
      <input type="hidden" name="back" value={back} />
      <p>
        Counted on {momentInWords(countedAt, coordinator.timeZone)}. With more than{' '}
        {countedAnew.toLocaleString('en-US')} people, the site counts every 15 minutes.
      </p>
      <Button kind="quiet">Count again</Button>
    </form>
  )
}
