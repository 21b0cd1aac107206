import { Button } from '@/app/_ui/form/button'
import { ButtonRow } from '@/app/_ui/form/button-row'

/** Saves nothing until the learner presses Keep. */
export function Reflection({ action, kept }: { action: string; kept: string | null }) {
  return (
    <section id="reflection">
      <h2>Before you continue</h2>
      <p>What did you notice too late, or almost miss? What will you say first, next time?</p>
      <details open={kept !== null}>
        <summary>{kept === null ? 'Write it down for yourself' : 'Your note'}</summary>
        <form method="post" action={action} data-sends="note">
          <div className="field">
            <label htmlFor="field-note">Your note</label>
            <p className="field-hint" id="field-note-hint">
              Do not name or describe a real person. Nothing is stored unless you press “Keep it”. Then only you can
              read it here, it is in no report, and you can remove it. A court may be able to ask for what is stored.
            </p>
            <textarea
              id="field-note"
              name="note"
              rows={5}
              maxLength={4000}
              autoComplete="off"
              defaultValue={kept ?? ''}
              aria-describedby="field-note-hint"
            />
          </div>
          <ButtonRow>
            <Button kind="quiet" name="go" value="keep">
              Keep it
            </Button>
            {kept !== null && (
              <Button kind="quiet" name="go" value="remove">
                Remove it
              </Button>
            )}
          </ButtonRow>
        </form>
      </details>
    </section>
  )
}
