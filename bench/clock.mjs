/**
 * The processor time that this process has taken, in milliseconds. Unlike the time on the wall it
 * does not grow with what else the machine does meanwhile.
 */
export function processorTime() {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1000;
}
