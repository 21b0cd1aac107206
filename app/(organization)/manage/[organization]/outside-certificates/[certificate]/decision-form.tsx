import { errorOf, type Flash } from '@/app/_http/flash'
import { Button } from '@/app/_ui/form/button'
import { OnceField } from '@/app/_ui/form/once-field'
import { ReasonFold } from '@/app/_ui/form/reason-fold'

type Props = { action: string; version: string; flash: Flash }

export function DecisionForm({ action, version, flash: { values, errors } }: Props) {
  const hidden = (
    <>
      <OnceField />
      <input type="hidden" name="version" value={version} />
    </>
  )
  return (
    <>
      <h2>Your decision</h2>
      <form method="post" action={action}>
        {hidden}
        <p>Open the file first, and compare it with what the person entered.</p>
        <Button name="outcome" value="accepted">
          Accept
        </Button>
      </form>
      <ReasonFold
        title="Refuse this certificate"
        action={action}
        name="refusalReason"
        hint="The person sees the reason. It stays on record."
        value={values.refusalReason}
        error={errorOf(errors, 'refusalReason')}
        button={
          <Button kind="quiet" name="outcome" value="refused">
            Refuse
          </Button>
        }
      >
        {hidden}
      </ReasonFold>
    </>
  )
}
