import { errorOf, type Flash } from '@/app/_http/flash'
import { Button } from '@/app/_ui/form/button'
import { OnceField } from '@/app/_ui/form/once-field'
import { ReasonFold } from '@/app/_ui/form/reason-fold'

type Props = { action: string; version: string; flash: Flash }

export function WithdrawalForm({ action, version, flash: { values, errors } }: Props) {
  return (
    <ReasonFold
      title="Withdraw this certificate"
      action={action}
      name="withdrawalReason"
      hint="The reason and the file stay on record. The hours don’t count."
      value={values.withdrawalReason}
      error={errorOf(errors, 'withdrawalReason')}
      button={<Button kind="quiet">Withdraw</Button>}
    >
      <OnceField />
      <input type="hidden" name="version" value={version} />
    </ReasonFold>
  )
}
