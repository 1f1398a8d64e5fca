import { Globe } from 'lucide-react';
import { useMemo } from 'react';
import { Select } from './field.tsx';
import { useSoon } from './use-soon.ts';

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
  const isWhole = useSoon();
  const choices = useMemo(() => {
    // Four hundred of them, and a panel shows one: it is not kept waiting for the others.
    if (!isWhole) return [{ value, label: value.replaceAll('_', ' ') }];
    const all = ['UTC', ...names().filter((zone) => zone !== 'UTC')];
    return (all.includes(value) ? all : [value, ...all]).map((zone) => ({ value: zone, label: zone.replaceAll('_', ' ') }));
  }, [value, isWhole]);
  return <Select label={label} hideLabel={hideLabel} icon={Globe} value={value} choices={choices} onChange={onChange} />;
}
