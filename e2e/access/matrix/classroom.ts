import { type Line, only } from '../roles'
import { givenReason } from './parts'

const classroom = { at: { session: 'classroom' } } as const

/** Addresses of classroom sessions. */
export const classroomLines: Record<string, Line> = {
  'GET /manage/[organization]/classroom': only('coordinator', 200),
  'POST /manage/[organization]/classroom': only('coordinator', 303, {
    form: () => ({ title: 'Taught', heldOn: '2026-11-02', hours: '1', place: 'Room', instructor: 'Trainer' }),
  }),
  'GET /manage/[organization]/classroom/[session]': only('coordinator', 200, classroom),
  'GET /manage/[organization]/classroom/[session]/sheet': only('coordinator', 200, classroom),
  'POST /manage/[organization]/classroom/[session]': only('coordinator', 303, { ...classroom, sendsNothing: true }),
  'POST /manage/[organization]/classroom/[session]/attendances': only('coordinator', 303, {
    ...classroom,
    form: ({ account }) => ({ person: account }),
  }),
  'POST /manage/[organization]/classroom/[session]/corrections': only('coordinator', 303, {
    ...classroom,
    form: ({ attendance }) => ({ attendance, hours: '0.5', correctionReason: givenReason }),
  }),
  'GET /manage/[organization]/classroom/[session]/door': only('coordinator', 200, classroom),
  'POST /manage/[organization]/classroom/[session]/door': only('coordinator', 303, classroom),
}
