import { Button } from '@/app/_ui/button'
import { OnceField } from '@/app/_ui/once-field'

export function PacketForm({ organization, accountId }: { organization: string; accountId: string }) {
  return (
    <form method="post" action={`/manage/${organization}/packets/new`}>
      <OnceField />
      <input type="hidden" name="account" value={accountId} />
      <p>
        The audit packet has the whole record of this person as one ZIP, signed, for a board that checks it without us.
      </p>
      <Button kind="quiet">Ask for the audit packet</Button>
    </form>
  )
}
