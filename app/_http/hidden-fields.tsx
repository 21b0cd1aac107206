/** A refused form's fields, so that a page can send it again. */
export function HiddenFields({ form, without }: { form: URLSearchParams; without: string[] }) {
  return [...form]
    .filter(([name]) => !without.includes(name))
    .map(([name, value], index) => (
      // biome-ignore lint/suspicious/noArrayIndexKey: a form may repeat a name, and this list never changes
      <input key={index} type="hidden" name={name} value={value} />
    ))
}
