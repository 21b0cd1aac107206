type Options = readonly (readonly [value: string, text: string])[]

const rates: Options = [
  ['0.7', 'Slow'],
  ['0.85', 'A little slower'],
  ['1', 'Normal'],
  ['1.25', 'Fast'],
  ['1.5', 'Very fast'],
]
const sizes: Options = [
  ['', 'Standard'],
  ['large', 'Large'],
  ['larger', 'Larger'],
  ['largest', 'Largest'],
]
const spaces: Options = [
  ['', 'Standard'],
  ['wide', 'Wide'],
]

/** Hidden without JavaScript. Reading aloud also needs a voice on the device: app/_client/aloud.ts. */
export function ReadingTools() {
  return (
    <div className="tools">
      {/* biome-ignore lint/a11y/useSemanticElements: a fieldset is for forms */}
      <div className="tools-aloud" role="group" aria-label="Read aloud" data-aloud="" hidden>
        <button type="button" className="btn btn-quiet">
          <svg viewBox="0 0 24 24" aria-hidden="true" focusable="false">
            <path d="M4 9.5v5h3.5L12 18.5v-13L7.5 9.5zM15.5 9a4.2 4.2 0 0 1 0 6M18 6.5a7.8 7.8 0 0 1 0 11" />
          </svg>
          <span>Read aloud</span>
        </button>
        <button type="button" className="btn btn-quiet">
          Stop
        </button>
        <Choice label="Speed" name="reading-rate" options={rates} value="1" />
      </div>
      <details className="tools-text" data-text-tools="" hidden>
        <summary>
          <b aria-hidden="true">Aa</b> <span>Text size</span>
        </summary>
        <TextChoices />
      </details>
    </div>
  )
}

export function TextChoices() {
  return (
    <div className="tools-choices">
      <Choice label="Size" name="text-size" options={sizes} />
      <Choice label="Spacing" name="text-space" options={spaces} />
    </div>
  )
}

type ChoiceProps = { label: string; name: string; options: Options; value?: string }

function Choice({ label, name, options, value = '' }: ChoiceProps) {
  return (
    <label className="tools-choice">
      <span>{label}</span>
      <select name={name} defaultValue={value} autoComplete="off">
        {options.map(([key, text]) => (
          <option key={key} value={key}>
            {text}
          </option>
        ))}
      </select>
    </label>
  )
}
