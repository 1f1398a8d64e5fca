// Becomes resources/app/main.cjs of the stand-in Electron: does what Electron's own default_app does for
// `electron [-r module] <folder>`, which packaged runtimes lack. So the stand-in takes the same arguments as the real one.
const { app } = require('electron');
const { readFileSync } = require('node:fs');
const { join, resolve } = require('node:path');

Object.defineProperty(process, 'defaultApp', { enumerable: true, value: true });

const args = process.argv.slice(1);
const modules = [];
let folder = null;
while (args.length > 0 && folder === null) {
  const arg = args.shift();
  if (arg === '-r' || arg === '--require') modules.push(args.shift());
  else if (!arg.startsWith('-')) folder = resolve(arg);
}

try {
  if (folder === null) throw new Error('Name the folder of the app to open.');
  const manifest = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'));
  app.setVersion(manifest.version ?? '0.0.0');
  app.setName(manifest.productName ?? manifest.name);
  app.setAppPath(folder);
  for (const module of modules) require(module);
  require(join(folder, manifest.main));
} catch (error) {
  process.stderr.write(`${error.stack}\n`);
  app.exit(1);
}
