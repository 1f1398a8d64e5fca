import { Globe } from 'lucide-react';
import { useMemo, useState } from 'react';
import { Select } from './field.tsx';

const names = (): readonly string[] => Intl.supportedValuesOf('timeZone');

/**
 * A choice among the IANA time zones this computer knows; a zone it does not know stays choosable. The list is filled when the pointer
 * or the focus comes to it: four hundred choices cost more than all else in a panel that shows one.
 */
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
  const [isWhole, setWhole] = useState(false);
  const choices = useMemo(() => {
    if (!isWhole) return [{ value, label: value.replaceAll('_', ' ') }];
    const all = ['UTC', ...names().filter((zone) => zone !== 'UTC')];
    return (all.includes(value) ? all : [value, ...all]).map((zone) => ({ value: zone, label: zone.replaceAll('_', ' ') }));
  }, [value, isWhole]);
  return (
    <Select
      label={label}
      hideLabel={hideLabel}
      icon={Globe}
      value={value}
      choices={choices}
      onChange={onChange}
      onNear={() => setWhole(true)}
    />
  );
}
