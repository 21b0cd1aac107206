import { Button } from '@/app/_ui/form/button'
import { OnceField } from '@/app/_ui/form/once-field'

export function ResetLinkForm({ here, accountId, name }: { here: string; accountId: string; name: string }) {
  return (
    <form method="post" action={`${here}/reset-links`}>
      <input type="hidden" name="account" value={accountId} />
      <OnceField />
      <Button kind="quiet" aria-label={`Make a link to set a new password for ${name}`}>
        Make a link
      </Button>
    </form>
  )
}
