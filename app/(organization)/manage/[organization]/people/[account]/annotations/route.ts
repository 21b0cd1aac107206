import { respond } from '@/app/_auth/respond'
import { annotate } from '@/lib/record/amendment/annotate'
import { annotationInput } from '@/lib/record/amendment/schema'
import { readAmendment, readPlace, requireUnitById } from '../read-amendment'

type Context = RouteContext<'/manage/[organization]/people/[account]/annotations'>

/** Puts a note on one person’s record. */
export function POST(request: Request, { params }: Context): Promise<Response> {
  return respond(request, async () => {
    const place = await readPlace(request, params)
    const read = readAmendment(place, annotationInput, { object: 'noteOn', text: 'noteText' })
    if (!read.ok) return read.answer
    const { object } = read.input
    if (object?.startsWith('unit:')) await requireUnitById(object.slice(5))
    await annotate(place.coordinator, { accountId: place.accountId, ...read.input })
    return read.back('noted')
  })
}
