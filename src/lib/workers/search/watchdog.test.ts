import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { Watchdog } from './watchdog.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

it('tells once that nothing was heard for two seconds', () => {
  const stuck = vi.fn();
  const watchdog = new Watchdog(stuck);
  vi.advanceTimersByTime(1900);
  watchdog.alive();
  vi.advanceTimersByTime(1900);
  expect(stuck).not.toHaveBeenCalled();
  vi.advanceTimersByTime(10_000);
  expect(stuck).toHaveBeenCalledTimes(1);
});

it('tells nothing once it is stopped', () => {
  const stuck = vi.fn();
  new Watchdog(stuck).stop();
  vi.advanceTimersByTime(10_000);
  expect(stuck).not.toHaveBeenCalled();
});
