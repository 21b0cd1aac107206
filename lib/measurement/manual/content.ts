import { caseAreasOf } from './on-cases'
import { blueprintOf, cuesOf, purposeOf, writingOf } from './on-items'
import { cutSection, exposureOf, gapsOf, precisionOf } from './on-scores'
import type { ManualInput, ManualSection } from './section'

export interface Manual {
  title: string
  sections: ManualSection[]
}

export function manualOf(input: ManualInput): Manual {
  return {
    title: `Technical manual: the final of “${input.course.title}”`,
    sections: [purposeOf, blueprintOf, writingOf, cuesOf, cutSection, precisionOf, caseAreasOf, exposureOf, gapsOf].map(
      (write) => write(input),
    ),
  }
}
