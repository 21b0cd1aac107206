import { respond } from '@/app/_auth/respond'
import { notFound } from '@/lib/platform/error'
import { CREDENTIALS_CONTEXT, OPEN_BADGES_CONTEXT } from '@/lib/proof/credential/loader'
import { configuredIssuer } from '@/lib/proof/issuer/issuer'
import { findAchievement } from '@/lib/record/certificate/achievement'

/** What a version of a course is as an achievement, as credentials name it. A version never changes. */
export function GET(request: Request, { params }: RouteContext<'/achievements/[course]/[version]'>): Promise<Response> {
  return respond(request, async () => {
    const { course: courseId, version } = await params
    const issuer = configuredIssuer()
    const achievement = issuer && (await findAchievement(issuer, { courseId, version }))
    if (!achievement) throw notFound()
    const document = { '@context': [CREDENTIALS_CONTEXT, OPEN_BADGES_CONTEXT], ...achievement }
    return Response.json(document, {
      headers: {
        'Content-Type': 'application/ld+json',
        'Cache-Control': 'public, max-age=3600',
        'Access-Control-Allow-Origin': '*',
      },
    })
  })
}
