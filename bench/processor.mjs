import { readFileSync } from 'node:fs';

/** Seconds of processor that a process has had: what a busy machine changes least. Clock ticks are hundredths (proc(5)). */
export function cpuOf(pid) {
  try {
    const fields = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')[1]?.split(' ') ?? [];
    return (Number(fields[11]) + Number(fields[12])) / 100;
  } catch {
    return 0;
  }
}
