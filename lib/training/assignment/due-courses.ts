import { Prisma } from '@/lib/platform/prisma/client'

/**
 * Each assignment `g` of a person with the day on which it is due; null without one, and once a certificate meets it. A
 * certificate counts if it was valid at any time since the assignment and the organization may see it.
 */
export function dueCourses(where: Prisma.Sql): Prisma.Sql {
  return Prisma.sql`
    select g.organization_id, g.account_id, g.assignment_id, g.course_id, g.assigned_at, (c.meets and g.renew_days is not null) is true as is_renewal,
      case
        when c.meets then case when g.renew_days is not null then coalesce(x.due_on, c.renew_on) end
        else coalesce(x.due_on, g.due_on, c.renew_on)
      end as due_on
    from given_course g
    left join lateral (
      select c.issued_at, (c.expires_at at time zone g.time_zone)::date - g.renew_days as renew_on,
        (c.expires_at > g.assigned_at) is not false and (c.superseded_at > g.assigned_at) is not false as meets
      from held_certificate c
      where c.account_id = g.account_id and c.course_id = g.course_id
        and may_see_certificate(g.organization_id, c.account_id, c.completed_at, c.issued_at)
      order by c.completed_at desc, c.issued_at desc limit 1
    ) c on true
    left join lateral (
      select x.due_on from extended_enrollment x join live_enrollment e on e.id = x.enrollment_id
      where x.account_id = g.account_id and e.course_id = g.course_id and (c.meets is not true or x.extended_at > c.issued_at)
      order by x.extended_at desc limit 1
    ) x on true
    where ${where}`
}
