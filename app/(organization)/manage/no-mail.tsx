import { Notice } from '@/app/_ui/notice'
import { sendsMail } from '@/lib/people/mail/place'

/** Nothing on a site that sends mail. */
export function NoMail({ instead }: { instead: string }) {
  return sendsMail ? null : (
    <Notice kind="warn" title="This site sends no mail">
      <p>Mails are only kept on the server. {instead}</p>
    </Notice>
  )
}
