/** One mark for all sources of a paragraph; it opens them natively (popover), without JavaScript. */
export function Cites({ numbers }: { numbers: number[] }) {
  if (numbers.length === 0) return null
  return (
    <button type="button" className="cite" popoverTarget={sourcesId(numbers)}>
      <svg viewBox="0 0 24 24" aria-hidden="true">
        <path d="M12 6.5C10 5 7 4.5 3 4.5v14c4 0 7 .5 9 2 2-1.5 5-2 9-2v-14c-4 0-7 .5-9 2zM12 6.5v14" />
      </svg>
      {numbers.length === 1 ? 'Source' : `${numbers.length} sources`}
    </button>
  )
}

/** The id of the popover with exactly these sources. */
export function sourcesId(numbers: readonly number[]): string {
  return `fact-${numbers.join('-')}`
}
