import { Button } from '@/app/_ui/form/button'
import { ButtonLink } from '@/app/_ui/form/button-link'
import { ButtonRow } from '@/app/_ui/form/button-row'
import { OnceField } from '@/app/_ui/form/once-field'
import type { Coordinator } from '@/lib/people/account/actor'
import { PacketForm } from '../../packets/packet-form'

export function Downloads({
  here,
  coordinator,
  accountId,
}: {
  here: string
  coordinator: Coordinator
  accountId: string
}) {
  return (
    <>
      <section>
        <h2>Hours</h2>
        <ButtonRow>
          <ButtonLink kind="quiet" href={`${here}/hours`}>
            Hours by mandate
          </ButtonLink>
          <ButtonLink kind="quiet" href={`${here}/outside-certificates`}>
            Other providers’ certificates
          </ButtonLink>
        </ButtonRow>
      </section>
      <section>
        <h2>Downloads</h2>
        <ButtonRow>
          <ButtonLink href={`${here}/transcript.pdf`}>Transcript as PDF</ButtonLink>
          <ButtonLink kind="quiet" href={`${here}/transcript.json`}>
            Transcript as JSON
          </ButtonLink>
        </ButtonRow>
        <PacketForm organization={coordinator.organizationId} accountId={accountId} />
      </section>
      {accountId !== coordinator.accountId && (
        <section>
          <h2>Make a coordinator</h2>
          <p>They see and change what you do, and take their courses as before.</p>
          <form method="post" action={`/manage/${coordinator.organizationId}/coordinators`}>
            <OnceField />
            <input type="hidden" name="account" value={accountId} />
            <Button kind="quiet">Make a coordinator</Button>
          </form>
        </section>
      )}
      {accountId !== coordinator.accountId && (
        <section>
          <h2>Remove this person</h2>
          <p>You keep their record as it is now, and see nothing they do later.</p>
          <ButtonLink kind="quiet" href={`${here}/removal`}>
            Remove from {coordinator.organizationName}
          </ButtonLink>
        </section>
      )}
    </>
  )
}
