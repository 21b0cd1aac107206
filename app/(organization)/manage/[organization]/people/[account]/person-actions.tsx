import type { Flash } from '@/app/_http/flash'
import type { Coordinator } from '@/lib/people/account/actor'
import { AccommodationForm } from './accommodation-form'
import { ActionFold } from './action-fold'
import { AmendForms } from './amend-forms'
import { DetailsForm } from './details-form'
import type { CurrentPerson } from './load-person'
import { recordTitles } from './record-titles'
import { SuggestionForm } from './suggestion-form'
import { Unlocks } from './unlocks'

type Props = {
  here: string
  coordinator: Coordinator
  person: CurrentPerson
  flash: Flash
  day: (at: Date) => string
}

const detailFields = ['identifier', 'rank', 'hiredOn', 'supervisorId', 'divisionId', 'details']
const accommodationFields = ['timeFactor', 'extraAttempts', 'reason']

export function PersonActions({ here, coordinator, person, flash, day }: Props) {
  const { learner, courses, quizzes, record, details, suggestions, amendments, taken } = person
  return (
    <section>
      <h2>Actions</h2>
      <div className="folds">
        <ActionFold title="Rank, identifier, division, hire date, supervisor" fields={detailFields} {...flash}>
          <DetailsForm here={here} {...details} {...flash} />
        </ActionFold>
        <SuggestionForm here={here} person={learner} open={suggestions} {...flash} />
        <AmendForms
          here={here}
          taken={taken}
          attempts={record.attempts}
          amendments={amendments}
          organizationId={coordinator.organizationId}
          titleOf={recordTitles(courses, record.attempts, day)}
          {...flash}
        />
        <ActionFold title="Open another attempt" fields={['quiz', 'unlockReason']} {...flash}>
          <Unlocks here={here} record={record} quizzes={quizzes} day={day} {...flash} />
        </ActionFold>
        <ActionFold title="More time or more attempts" fields={accommodationFields} {...flash}>
          <AccommodationForm here={here} granted={record.accommodation} day={day} {...flash} />
        </ActionFold>
      </div>
    </section>
  )
}
