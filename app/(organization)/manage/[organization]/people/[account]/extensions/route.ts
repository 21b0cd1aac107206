import { respond } from '@/app/_auth/respond'
import { extend } from '@/lib/record/amendment/extend'
import { extensionInput } from '@/lib/record/amendment/schema'
import { readAmendment, readPlace } from '../read-amendment'

type Context = RouteContext<'/manage/[organization]/people/[account]/extensions'>

/** Sets or moves the day by which one person should finish a course. */
export function POST(request: Request, { params }: Context): Promise<Response> {
  return respond(request, async () => {
    const place = await readPlace(request, params)
    const fields = { enrollmentId: 'dueCourse', dueOn: 'dueOn', reason: 'dueReason' }
    const read = readAmendment(place, extensionInput, fields)
    if (!read.ok) return read.answer
    const extended = await extend(place.coordinator, { accountId: place.accountId, ...read.input })
    return extended.ok ? read.back('extended') : read.again('dueOn', 'Choose today or a day that is still to come.')
  })
}
