import { timeInWords, zoneInWords } from '@/lib/platform/words'

type Props = { dueAt: Date | null; now: Date; timeZone: string }

/** Time left by the server's clock. app/_client/clock.ts counts down without using the device's date. */
export function Clock({ dueAt, now, timeZone }: Props) {
  if (!dueAt) return null
  const seconds = Math.max(0, Math.ceil((dueAt.getTime() - now.getTime()) / 1000))
  return (
    <div className="clock" data-seconds={seconds}>
      <p>
        Time left: <strong data-left>{minutesWords(seconds)}</strong>, until {timeInWords(dueAt, timeZone)} (
        {zoneInWords(timeZone)})
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
