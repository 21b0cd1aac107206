type Props = { value: number; max: number; label: string }

export function ProgressBar({ value, max, label }: Props) {
  return (
    <label className="progress">
      <span>{label}</span>
      <progress value={value} max={max} />
    </label>
  )
}
