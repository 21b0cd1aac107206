import { renderToStaticMarkup } from 'react-dom/server'
import { lessonPage } from '@/app/(learner)/learn/[course]/[unit]/lesson-page'
import { loadCatalog } from '@/lib/content/course/catalog/load'
import { siteDay } from '@/lib/platform/site-day.mjs'
import { systemWorld } from '@/lib/platform/world'
import { publishCatalog } from '@/lib/record/publication/publish-catalog'

const catalog = await loadCatalog()
const today = siteDay(new Date())
// Kept for good, so without the voices, which people can take back.
const lasting = { ...catalog, voices: [] }
await publishCatalog(systemWorld, async (course, lesson) =>
  renderToStaticMarkup(lessonPage(lasting, { course, lesson, today }).main),
)
console.log(`${catalog.courses.length} courses published`)
