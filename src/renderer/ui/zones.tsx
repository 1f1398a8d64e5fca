import { Globe } from 'lucide-react';
import { useMemo } from 'react';
import { Select } from './field.tsx';

const names = (): readonly string[] => Intl.supportedValuesOf('timeZone');

/** A choice among the IANA time zones this computer knows; a zone it does not know stays choosable. */
export function ZoneSelect({
  label,
  value,
  onChange,
  hideLabel = false,
}: {
  label: string;
  value: string;
  onChange: (zone: string) => void;
  hideLabel?: boolean;
}) {
  const choices = useMemo(() => {
    const all = ['UTC', ...names().filter((zone) => zone !== 'UTC')];
    return (all.includes(value) ? all : [value, ...all]).map((zone) => ({ value: zone, label: zone.replaceAll('_', ' ') }));
  }, [value]);
  return <Select label={label} hideLabel={hideLabel} icon={Globe} value={value} choices={choices} onChange={onChange} />;
}
