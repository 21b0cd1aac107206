import type { Encounter } from '@/lib/content/course/schema'

const whatCounts: Record<Encounter['moveOn'], string> = {
  walked: 'Any ending completes it.',
  sound: 'Reach a sound ending to complete it.',
  offered: 'It’s optional.',
}

export function HowItWorks({ moveOn }: Pick<Encounter, 'moveOn'>) {
  return (
    <p>
      You meet someone and choose what to do. Your choices change what happens and what people tell you. You can’t go
      back within a run, but you can try the case again as often as you like. Nobody passes or fails.{' '}
      {whatCounts[moveOn]} You keep your place if you leave. At the end you see your choices beside an expert’s, with
      the reasons and their sources.
    </p>
  )
}
