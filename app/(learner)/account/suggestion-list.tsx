import { Button } from '@/app/_ui/form/button'
import { ButtonRow } from '@/app/_ui/form/button-row'
import type { Suggestion } from '@/lib/people/suggestion/queries'

const words = { name: 'your name', email: 'your address' } as const

export function SuggestionList({ suggestions }: { suggestions: readonly Suggestion[] }) {
  return suggestions.map(({ organizationId, organization, field, value }) => (
    <form key={`${organizationId} ${field}`} method="post" action="/account/suggestions" className="card">
      <h2>A correction for {words[field]}</h2>
      <p>
        {organization} suggests <strong>{value}</strong>. Nothing changes unless you agree.
        {field === 'email' &&
          ' If you agree, you get an email there with a link, and the address changes when you open it.'}
        {field === 'name' && ' Your existing certificates keep their name.'}
      </p>
      <input type="hidden" name="organization" value={organizationId} />
      <input type="hidden" name="field" value={field} />
      <input type="hidden" name="value" value={value} />
      <ButtonRow>
        <Button name="answer" value="accept">
          Agree
        </Button>
        <Button kind="quiet" name="answer" value="decline">
          Keep it as it is
        </Button>
      </ButtonRow>
    </form>
  ))
}
