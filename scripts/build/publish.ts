import { renderToStaticMarkup } from 'react-dom/server'
import { lessonPage } from '@/app/(learner)/learn/[course]/[unit]/lesson-page'
import { loadCatalog } from '@/lib/content/course/load'
import { systemWorld } from '@/lib/platform/world'
import { publishCatalog } from '@/lib/record/publication/publish-catalog'

const catalog = await loadCatalog()
// Kept for good, so without the voices, which people can take back.
const lasting = { ...catalog, voices: [] }
await publishCatalog(systemWorld, async (course, lesson) =>
  renderToStaticMarkup(lessonPage(lasting, course, lesson).main),
)
console.log(`${catalog.courses.length} courses published`)
