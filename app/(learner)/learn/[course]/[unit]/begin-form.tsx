import { Button } from '@/app/_ui/button'

/** "Begin", for whoever is better served by it than by a script that watches for signs of life. The same for everybody. */
export function BeginForm({ address }: { address: string }) {
  return (
    <form className="begin" method="post" action={`${address}/begin`}>
      {/* The answer to Begin names this place: only then it shows. */}
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
