import { SelectField } from '@/app/_ui/form/select-field'
import { siteTimeZone, zoneInWords } from '@/lib/platform/words'

const inTheUnitedStates = [
  siteTimeZone,
  'America/Chicago',
  'America/Denver',
  'America/Phoenix',
  'America/Los_Angeles',
  'America/Anchorage',
  'Pacific/Honolulu',
  'America/Puerto_Rico',
]
const elsewhere = Intl.supportedValuesOf('timeZone').filter((zone) => !inTheUnitedStates.includes(zone))
const name = (zone: string) => zone.replaceAll('_', ' ')
const options = [
  ...inTheUnitedStates.map((zone) => ({ value: zone, text: `${zoneInWords(zone)} (${name(zone)})` })),
  ...['UTC', ...elsewhere].map((zone) => ({ value: zone, text: name(zone) })),
]

export function TimeZoneField({ value, error }: { value: string | undefined; error: string | undefined }) {
  const known = options.some((option) => option.value === value)
  return (
    <SelectField
      label="Time zone"
      name="timeZone"
      options={value && !known ? [{ value, text: name(value) }, ...options] : options}
      defaultValue={value}
      error={error}
    />
  )
}
