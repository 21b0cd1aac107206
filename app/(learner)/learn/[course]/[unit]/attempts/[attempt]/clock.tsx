import { siteTimeZone, timeInWords } from '@/lib/platform/words'

type Props = { dueAt: Date | null; now: Date }

/**
 * What is left of the time of an attempt, by the server's clock. app/_client/clock.ts counts it down by how long the page has
 * been open, whatever the clock of the device says, and tells of the last minutes; the server ends the attempt.
 */
export function Clock({ dueAt, now }: Props) {
  if (!dueAt) return null
  const seconds = Math.max(0, Math.ceil((dueAt.getTime() - now.getTime()) / 1000))
  return (
    <div className="clock" data-seconds={seconds}>
      <p>
        Time left: <strong data-left>{minutesWords(seconds)}</strong>, until {timeInWords(dueAt, siteTimeZone)} (Maine)
      </p>
      <p className="vh" role="status" />
    </div>
  )
}

function minutesWords(seconds: number): string {
  const minutes = Math.floor(seconds / 60)
  if (minutes === 0) return 'less than a minute'
  return `${minutes} ${minutes === 1 ? 'minute' : 'minutes'}`
}
