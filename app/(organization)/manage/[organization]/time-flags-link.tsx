import { ButtonLink } from '@/app/_ui/button-link'
import type { Coordinator } from '@/lib/people/account/actor'
import { countOpenAnomalies } from '@/lib/record/anomaly/queries'

const countedAtMost = 99

/** Links to the time flags, with the number still open. */
export async function timeFlagsLink({ coordinator }: { coordinator: Coordinator }) {
  const open = await countOpenAnomalies(coordinator, countedAtMost)
  const count = open > countedAtMost ? `more than ${countedAtMost}` : open
  return (
    <ButtonLink kind="quiet" href={`/manage/${coordinator.organizationId}/anomalies`}>
      {open > 0 ? `Time flags (${count} open)` : 'Time flags'}
    </ButtonLink>
  )
}
