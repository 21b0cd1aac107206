import type { Removable } from '@/lib/people/privacy/periods'
import { momentInWords, siteTimeZone } from '@/lib/platform/words'

const kinds: Record<Removable | 'closed-accounts' | 'outside-files', string> = {
  sessions: 'sessions',
  devices: 'devices',
  'reset-links': 'password links',
  'failed-sign-ins': 'addresses of failed sign-ins',
  searches: 'search terms',
  invitations: 'invitations to join',
  mail: 'mails emptied',
  practice: 'answered cases',
  'closed-accounts': 'closed accounts that lost their name',
  'outside-files': 'their files from other providers',
}

/** Once a day, the worker removes rows past their period. */
export function LastRun({ run }: { run: { finishedAt: Date; counts: Record<string, number> } | null }) {
  if (!run) return <p>The worker has removed nothing yet. It checks once a day.</p>
  const removed = Object.entries(kinds).flatMap(([kind, words]) => {
    const count = run.counts[kind] ?? 0
    return count > 0 ? [`${words}: ${count}`] : []
  })
  return (
    <p>
      {momentInWords(run.finishedAt, siteTimeZone)}: {removed.length > 0 ? removed.join(', ') : 'nothing was due'}.
    </p>
  )
}
