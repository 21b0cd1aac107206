import { ButtonLink } from '@/app/_ui/button-link'
import type { Coordinator } from '@/lib/people/account/actor'
import { countOpenAnomalies } from '@/lib/record/anomaly/queries'

const countedAtMost = 99

/** The way to what was noticed, with how much of it waits for the coordinator. */
export async function noticedLink({ coordinator }: { coordinator: Coordinator }) {
  const open = await countOpenAnomalies(coordinator, countedAtMost)
  const count = open > countedAtMost ? `more than ${countedAtMost}` : open
  return (
    <ButtonLink kind="quiet" href={`/manage/${coordinator.organizationId}/anomalies`}>
      {open > 0 ? `What was noticed (${count} open)` : 'What was noticed'}
    </ButtonLink>
  )
}
