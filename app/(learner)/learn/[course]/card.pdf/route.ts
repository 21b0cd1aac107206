import { requireLearner } from '@/app/_auth/guards'
import { file } from '@/app/_http/file'
import { requireCourse } from '@/app/(learner)/learn/address'
import { loadCatalog } from '@/lib/content/course/catalog/load'
import { jobAidOf } from '@/lib/content/job-aid/content'
import { drawCallCard } from '@/lib/content/job-aid/draw'
import { listOwnCallCards } from '@/lib/people/call-card/queries'
import { notFound } from '@/lib/platform/error'
import { ownLinesOf } from '../card/own-lines'

export const GET = file<'/learn/[course]/card.pdf'>(async ({ params }) => {
  const learner = await requireLearner()
  const course = await requireCourse(params)
  const [catalog, own] = await Promise.all([loadCatalog(), listOwnCallCards(learner)])
  const aid = jobAidOf(catalog, course)
  if (!aid) throw notFound()
  // Without the organization's name: it may have letters that the fonts lack.
  const groups = own.map((card) => ({ heading: 'Your organization', lines: ownLinesOf(card) }))
  const body = drawCallCard([...groups, { heading: `In ${course.place.name}`, lines: aid.lines }], aid.lawAsOf)
  return { body: new Uint8Array(body), type: 'application/pdf', name: 'call-card.pdf' }
})
