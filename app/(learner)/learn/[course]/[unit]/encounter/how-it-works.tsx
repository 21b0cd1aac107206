import type { Encounter } from '@/lib/content/course/schema'

const whatCounts: Record<Encounter['moveOn'], string> = {
  walked: 'It is done with whichever end you reach.',
  sound: 'It is done when you reach a sound ending.',
  offered: 'The course offers it and does not ask for it.',
}

export function HowItWorks({ encounter }: { encounter: Encounter }) {
  return (
    <p>
      You meet somebody, and choose what to do. What you choose changes what happens and what you are told; there is no
      way back within a run, but you can try the case again as often as you like. Nobody passes or fails.{' '}
      {whatCounts[encounter.moveOn]} Your place is kept if you leave. At the end you see your way beside an expert’s,
      with the reasons and their sources.
    </p>
  )
}
