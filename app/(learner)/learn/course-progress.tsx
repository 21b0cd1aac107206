import { ProgressBar } from '@/app/_ui/progress-bar'
import type { Progress } from '@/lib/training/progress/queries'

export function CourseProgress({ progress }: { progress: Progress }) {
  const { doneCount, requiredCount, minutesLeft } = progress
  const left = minutesLeft > 0 ? `, about ${minutesLeft} minutes left` : ''
  return <ProgressBar value={doneCount} max={requiredCount} label={`${doneCount} of ${requiredCount} done${left}`} />
}
