import { readCourses } from '/tmp/wt/law/lib/content/course/read.ts'
import { computeMinutes } from '/tmp/wt/law/lib/content/course/minutes.ts'
const r = await readCourses('courses', { today: '2026-11-29', release: false, draft: true } as never)
for (const c of (r.catalog as any).courses) {
  console.log(c.slug, c.minutes)
  for (const m of c.modules) {
    const kinds: any = {}
    for (const u of m.units) if (u.kind==='lesson') for (const p of u.practice) { const k=p.interaction+(p.cardinality==='multiple'?'-m':''); kinds[k]=(kinds[k]??0)+1 }
    console.log('  ', m.id, computeMinutes(m.units).minutes, JSON.stringify(kinds), m.units.filter((u:any)=>u.kind==='lesson').map((u:any)=>`${u.slug}:${u.steps.length-u.steps.filter((s:any)=>s.check).length}/${u.steps.length}`).join(' '))
  }
}
for (const p of r.problems.filter((p:any)=>p.rule!=='step-check')) console.log(p.file+':'+p.line, p.severity, p.message, p.rule)
