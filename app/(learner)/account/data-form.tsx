import { Button } from '@/app/_ui/form/button'

export function DataForm() {
  return (
    <section>
      <h2>Your data</h2>
      <p>
        One ZIP file with everything that is kept about you: your answers, time, certificates, notes about you, mail,
        and your part of the log. <a href="/privacy">What is kept, why, and how long</a>
      </p>
      <form method="post" action="/account/data">
        <Button kind="quiet">Download your data</Button>
      </form>
    </section>
  )
}
