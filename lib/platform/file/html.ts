const entities: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' }

/** For text and quoted attributes, in HTML and in XML. */
export function escapeHtml(text: string): string {
  return text.replace(/[&<>"']/g, (character) => entities[character] ?? '')
}

/** Markup that `html` inserts unescaped. */
export class Markup {
  constructor(private readonly text: string) {}

  toString(): string {
    return this.text
  }
}

type Value = string | number | Markup | readonly Value[]

/** Escapes each value, except nested markup. Arrays are joined without a separator. */
export function html(strings: TemplateStringsArray, ...values: Value[]): Markup {
  return new Markup(strings.map((part, index) => part + (index < values.length ? written(values[index]) : '')).join(''))
}

function written(value: Value = ''): string {
  if (value instanceof Markup) return value.toString()
  return typeof value === 'object' ? value.map(written).join('') : escapeHtml(String(value))
}
