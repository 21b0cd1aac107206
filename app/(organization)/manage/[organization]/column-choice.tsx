import { fieldId } from '@/app/_ui/form/field-notes'

type Props = {
  name: string
  legend: string
  columns: { key: string; label: string }[]
  chosen: readonly string[]
}

export function ColumnChoice({ name, legend, columns, chosen }: Props) {
  return (
    <fieldset id={fieldId(name)}>
      <legend>{legend}</legend>
      {columns.map(({ key, label }) => (
        <label key={key}>
          <input type="checkbox" name={name} value={key} defaultChecked={chosen.includes(key)} />
          {label}
        </label>
      ))}
    </fieldset>
  )
}
