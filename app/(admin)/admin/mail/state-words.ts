import type { TagKind } from '@/app/_ui/tag'
import type { MailView } from '@/lib/people/mail/queries'

export const stateWords: Record<MailView['state'], { text: string; kind: TagKind }> = {
  queued: { text: 'To be sent', kind: 'info' },
  handing: { text: 'Being sent', kind: 'info' },
  sent: { text: 'Sent', kind: 'good' },
  failed: { text: 'Not sent', kind: 'bad' },
  withdrawn: { text: 'Not wanted any more', kind: 'neutral' },
}
