import { Button } from '@/app/_ui/form/button'

/** Counts time without activity checks, which misjudge some readers. Shown to everyone, so it singles out nobody. */
export function BeginForm({ address }: { address: string }) {
  return (
    <form className="begin" method="post" action={`${address}/begin`}>
      {/* CSS shows this only as the URL's target, after Begin redirects here. */}
      <p id="begun" tabIndex={-1}>
        <strong>Your time counts from now until you mark this lesson as read.</strong>
      </p>
      <p>
        Your time counts while you read. If you use a screen reader or paper, need long pauses or have scripts off,
        press Begin instead, and mark the lesson as read at the end.
      </p>
      <Button kind="quiet">Begin</Button>
    </form>
  )
}
