import { file } from '@/app/_http/file'
import { notFound } from '@/lib/platform/error'
import { CREDENTIALS_CONTEXT, OPEN_BADGES_CONTEXT } from '@/lib/proof/credential/loader'
import { configuredIssuer } from '@/lib/proof/issuer/issuer'
import { findAchievement } from '@/lib/record/certificate/document/achievement'

/** The Open Badges achievement that credentials reference. A version never changes. */
export const GET = file<'/achievements/[course]/[version]'>(async ({ params }) => {
  const { course: courseId, version } = params
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
