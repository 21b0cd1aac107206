import { doneWords } from '@/app/_http/done'
import { Notice } from '@/app/_ui/notice'

const good = (title: string) => <Notice kind="good" title={title} role="status" />

export const doneNotice = doneWords({
  password: good('Your password was changed. Sign in with the new one.'),
  registered: good('Your account is ready. Sign in.'),
  code: good('Your account is ready. Sign in with the code on your sheet, and keep the sheet.'),
  accepted: good('You have the new role. Sign in.'),
  'signed-out': good('You are signed out.'),
  closed: good('Your account is closed.'),
  expired: <Notice kind="warn" title="Your sign-in took too long or was already used. Sign in again." role="status" />,
  // The same words for every address: they must not tell who has an account.
  asked: (
    <Notice kind="info" title="Now sign in" role="status">
      <p>
        If your address was new here, your account is ready: type the password that you just chose. If it had an account
        already, nothing has changed: use that account’s password.
      </p>
    </Notice>
  ),
})
