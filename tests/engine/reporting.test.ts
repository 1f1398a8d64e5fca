import { expect, test, vi } from 'vitest';
import { startLibrary } from './harness.ts';

test('progress that cannot be stored ends no job, nor the process when a timer reports it; the log says so', async () => {
  const { engine, log } = await startLibrary();
  const current = engine.app.session.current();
  if (current === null) throw new Error('No library is open.');
  const { library, jobs } = current;
  library.catalogue.execute(
    "CREATE TEMP TRIGGER full BEFORE UPDATE ON main.jobs WHEN NEW.state = 'running' BEGIN SELECT raise(ABORT, 'no room'); END",
  );
  const job = jobs.start({
    route: 'imports.run',
    title: 'Test',
    input: {},
    topics: [],
    work: async ({ report }) => {
      const later = performance.now() + 5000;
      const clock = vi.spyOn(performance, 'now').mockReturnValue(later);
      try {
        await new Promise<void>((resolve) => {
          setTimeout(() => {
            resolve();
            report({ done: 1 });
          });
        });
      } finally {
        clock.mockRestore();
      }
      return {};
    },
  });
  await jobs.ended(job.id);
  expect(library.catalogue.read.get('SELECT state FROM jobs WHERE id = ?', job.id)?.state).toBe('done');
  expect(log.join('\n')).toContain('no room');
});
