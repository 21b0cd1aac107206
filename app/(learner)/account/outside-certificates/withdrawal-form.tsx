import { errorOf, type Flash } from '@/app/_http/flash'
import { Button } from '@/app/_ui/button'
import { Fold } from '@/app/_ui/fold'
import { OnceField } from '@/app/_ui/once-field'
import { TextArea } from '@/app/_ui/text-area'

type Props = { action: string; version: string; flash: Flash }

export function WithdrawalForm({ action, version, flash: { values, errors } }: Props) {
  const error = errorOf(errors, 'withdrawalReason')
  return (
    <Fold title="Withdraw this certificate" isOpen={Boolean(error)}>
      <form method="post" action={action}>
        <OnceField />
        <input type="hidden" name="version" value={version} />
        <TextArea
          label="Reason"
          name="withdrawalReason"
          rows={2}
          maxLength={500}
          hint="The reason and the file stay on record. The hours don’t count."
          defaultValue={values.withdrawalReason}
          error={error}
        />
        <Button kind="quiet">Withdraw</Button>
      </form>
    </Fold>
  )
}
