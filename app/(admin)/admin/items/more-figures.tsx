import { ButtonLink } from '@/app/_ui/form/button-link'
import { ButtonRow } from '@/app/_ui/form/button-row'
import { findFinal } from '@/lib/content/course/lookup'
import type { Catalog } from '@/lib/content/course/schema'

/** `filtered`: the page's own query string. */
export function MoreFigures({ catalog, filtered }: { catalog: Catalog; filtered: string }) {
  return (
    <ButtonRow>
      <ButtonLink kind="quiet" href={`/admin/items.csv${filtered}`}>
        Download these figures (CSV)
      </ButtonLink>
      {catalog.courses.filter(findFinal).map(({ slug, subtitle }) => (
        <ButtonLink key={slug} kind="quiet" href={`/admin/manuals/${slug}`}>
          Technical manual: {subtitle}
        </ButtonLink>
      ))}
      <ButtonLink kind="quiet" href="/admin/fairness">
        Differences between groups
      </ButtonLink>
      <ButtonLink kind="quiet" href={`/admin/forms.csv${filtered}`}>
        Download reliability (CSV)
      </ButtonLink>
    </ButtonRow>
  )
}
