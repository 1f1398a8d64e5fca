// `npm test`: builds, runs every runner, and ends with one line `N passed, N failed`, the sum over all of them.
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { build } from './build.mjs';
import { isStarted, projectDir, projectNode, runInForeground, say } from './run.mjs';

const outputDir = join(projectDir, 'tests', 'output');

/** The runners: how each is called, and how its own JSON report says what passed and failed. */
const RUNNERS = [
  {
    name: 'vitest',
    report: 'vitest.json',
    program: (report) => [
      join(projectDir, 'node_modules', 'vitest', 'vitest.mjs'),
      'run',
      '--reporter=default',
      '--reporter=json',
      `--outputFile.json=${report}`,
    ],
    count: (json) => ({ passed: json.numPassedTests, failed: json.numFailedTests + (json.numTotalTests === 0 ? 1 : 0) }),
  },
  {
    name: 'playwright',
    report: 'playwright.json',
    program: () => [
      join(projectDir, 'scripts', 'xvfb.mjs'),
      projectNode(),
      join(projectDir, 'node_modules', '@playwright', 'test', 'cli.js'),
      'test',
    ],
    count: ({ stats, suites }) => {
      for (const title of secondTries(suites)) say(`Passed only at its second try: ${title}`);
      return { passed: stats.expected + stats.flaky, failed: stats.unexpected };
    },
  },
];

/** The journeys of Playwright's report that failed first and passed when they were run again. */
function secondTries(suites) {
  return suites.flatMap(({ specs = [], suites: inner = [] }) => [
    ...specs.filter(({ tests }) => tests.some(({ status }) => status === 'flaky')).map(({ file, title }) => `${file}: ${title}`),
    ...secondTries(inner),
  ]);
}

/** Runs one runner; a runner that dies without a report counts as one failure, so that silence never passes. */
async function run({ name, report, program, count }) {
  const path = join(outputDir, report);
  rmSync(path, { force: true });
  const code = await runInForeground(projectNode(), program(path), {
    cwd: projectDir,
    env: { ...process.env, PLAYWRIGHT_JSON_OUTPUT_NAME: path },
  });
  try {
    const { passed, failed } = count(JSON.parse(readFileSync(path, 'utf8')));
    // An error outside any test (a file that does not load) is in the exit code alone.
    return { passed, failed: code !== 0 && failed === 0 ? 1 : failed };
  } catch {
    say(`${name} left no report.`);
    return { passed: 0, failed: 1 };
  }
}

/** Runs the named runners (all of them by default) and writes the closing line; answers the exit code. */
export async function test(names = RUNNERS.map((runner) => runner.name)) {
  mkdirSync(outputDir, { recursive: true });
  const total = { passed: 0, failed: 0 };
  if (build() !== 0) total.failed = 1;
  else {
    for (const runner of RUNNERS.filter(({ name }) => names.includes(name))) {
      const { passed, failed } = await run(runner);
      total.passed += passed;
      total.failed += failed;
    }
  }
  const line = `${total.passed} passed, ${total.failed} failed`;
  writeFileSync(join(outputDir, 'summary.txt'), `${line}\n`);
  process.stdout.write(`\n${line}\n`);
  return total.failed === 0 && total.passed > 0 ? 0 : 1;
}

if (isStarted(import.meta.url)) process.exitCode = await test(process.argv.length > 2 ? process.argv.slice(2) : undefined);
