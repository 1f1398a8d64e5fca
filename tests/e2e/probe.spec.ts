import { join } from 'node:path';
import { execFileSync } from 'node:child_process';
import { expect, test } from './fixtures.ts';
import { createLibrary, openExample, setSize, allPainted } from './hands.ts';
test('probe', async ({ start, folder }) => {
  const d = await start();
  await openExample(d, join(folder, 'lib'));
  const out = execFileSync('ps', ['-o', 'pid=,args=', '--ppid', String(d.process.pid)]).toString();
  console.log(out);
  const pid = Number(/^\s*(\d+).*engine\.mjs/m.exec(out)?.[1]);
  process.kill(pid, 'SIGKILL');
  for (const t of [300, 500, 1500, 3000]) {
    await d.page.waitForTimeout(t);
    console.log(await d.page.evaluate(() => document.body.innerText.slice(0, 300)));
    await d.page.screenshot({ path: `/tmp/probe-crash-${t}.png` });
  }
  console.log(d.problems);
});
