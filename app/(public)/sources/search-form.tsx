import { Button } from '@/app/_ui/form/button'
import { Field } from '@/app/_ui/form/field'

export function SourceSearch({ text }: { text?: string }) {
  return (
    // biome-ignore lint/a11y/useSemanticElements: React does not know the search element yet
    <form method="get" action="/sources" className="find" role="search">
      <Field label="Search claims, facts, and laws" name="q" maxLength={120} isFilter defaultValue={text} />
      <Button kind="quiet">Search</Button>
    </form>
  )
}
