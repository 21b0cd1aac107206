import type { TagKind } from '@/app/_ui/tag'
import type { MailView } from '@/lib/people/mail/queries'

export const stateWords: Record<MailView['state'], { text: string; kind: TagKind }> = {
  queued: { text: 'Waiting', kind: 'info' },
  handing: { text: 'Being sent', kind: 'info' },
  sent: { text: 'Sent', kind: 'good' },
  failed: { text: 'Failed', kind: 'bad' },
  withdrawn: { text: 'Withdrawn', kind: 'neutral' },
}
