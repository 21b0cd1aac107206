import { Button } from '@/app/_ui/form/button'
import { OnceField } from '@/app/_ui/form/once-field'

export function PacketForm({ organization, accountId }: { organization: string; accountId: string }) {
  return (
    <form method="post" action={`/manage/${organization}/packets/new`}>
      <OnceField />
      <input type="hidden" name="account" value={accountId} />
      <p>The audit packet is one signed ZIP with this person’s whole record. A board can check it without us.</p>
      <Button kind="quiet">Request the audit packet</Button>
    </form>
  )
}
