import { errorOf, type Flash } from '@/app/_http/flash'
import { Button } from '@/app/_ui/button'
import { Fold } from '@/app/_ui/fold'
import { OnceField } from '@/app/_ui/once-field'
import { TextArea } from '@/app/_ui/text-area'

type Props = { action: string; version: string; flash: Flash }

export function DecisionForm({ action, version, flash: { values, errors } }: Props) {
  const error = errorOf(errors, 'refusalReason')
  return (
    <>
      <h2>Your decision</h2>
      <form method="post" action={action}>
        <OnceField />
        <input type="hidden" name="version" value={version} />
        <p>Open the file first, and compare it with what the person entered.</p>
        <Button name="outcome" value="accepted">
          Accept
        </Button>
      </form>
      <Fold title="Refuse this certificate" isOpen={Boolean(error)}>
        <form method="post" action={action}>
          <OnceField />
          <input type="hidden" name="version" value={version} />
          <TextArea
            label="Reason"
            name="refusalReason"
            rows={2}
            maxLength={500}
            hint="The person sees the reason. It stays on record."
            defaultValue={values.refusalReason}
            error={error}
          />
          <Button kind="quiet" name="outcome" value="refused">
            Refuse
          </Button>
        </form>
      </Fold>
    </>
  )
}
