/** Processor time of this process so far, in ms: unlike the clock it does not run on while other programs have the cores. */
export function processorMs(): number {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1000;
}
