/** Citation numbers; each opens its source natively (popover), without JavaScript. */
export function Cites({ numbers }: { numbers: number[] }) {
  if (numbers.length === 0) return null
  return (
    <sup className="cites">
      {numbers.map((number) => (
        <button
          key={number}
          type="button"
          className="cite"
          popoverTarget={`fact-${number}`}
          aria-label={`Source ${number}`}
        >
          {number}
        </button>
      ))}
    </sup>
  )
}
