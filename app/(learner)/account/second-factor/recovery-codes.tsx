import { Button } from '@/app/_ui/form/button'

export function RecoveryCodes({ left }: { left: number }) {
  return (
    <>
      <h2>Recovery codes</h2>
      <p>
        You have {left} of 10 codes left. Use one when you don’t have your phone or key; each works once. New codes
        replace the old ones.
      </p>
      <form method="post" action="/account/second-factor/codes">
        <Button kind="quiet">Make new codes</Button>
      </form>
    </>
  )
}
