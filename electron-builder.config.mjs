// How Dateline is packed. `node scripts/pack.mjs` prepares dist/stage (engine, shipped packages, Node, icons) and runs electron-builder with this.
import { existsSync } from 'node:fs';
import { cp } from 'node:fs/promises';
import { join } from 'node:path';

const stage = join(import.meta.dirname, 'dist', 'stage');
/** Where updates are asked for, when somebody has a place for them; without one a build never asks anybody. */
const updates = process.env.DATELINE_UPDATES_URL;
const hasUpdates = updates !== undefined && updates !== '';

/** @type {import('electron-builder').Configuration} */
export default {
  appId: 'org.dateline.desktop',
  productName: 'Dateline',
  copyright: 'Copyright © 2026 the Dateline authors',
  directories: { output: 'dist', buildResources: join('dist', 'stage', 'icons') },
  // The archive holds what runs inside Electron's own processes, all bundled; everything else runs on the shipped Node and lies beside it.
  files: ['out/main/**', 'out/preload/**', 'package.json', '!**/node_modules/**', '!**/*.map'],
  asar: true,
  npmRebuild: false,
  nodeGypRebuild: false,
  // Not by extraResources, which leaves out folders called node_modules.
  afterPack: async ({ appOutDir, electronPlatformName, packager }) => {
    // A universal app is melted from one for each processor. What lies beside the archive is for both, and joins the whole.
    if (appOutDir.endsWith('-temp')) return;
    const resources =
      electronPlatformName === 'darwin'
        ? join(appOutDir, `${packager.appInfo.productFilename}.app`, 'Contents', 'Resources')
        : join(appOutDir, 'resources');
    await cp(join(stage, 'resources'), resources, { recursive: true });
  },
  // Nothing of Electron can be turned into a plain Node or a debugger, and only the sealed archive is run.
  electronFuses: {
    runAsNode: false,
    enableCookieEncryption: true,
    enableNodeOptionsEnvironmentVariable: false,
    enableNodeCliInspectArguments: false,
    enableEmbeddedAsarIntegrityValidation: true,
    onlyLoadAppFromAsar: true,
    grantFileProtocolExtraPrivileges: false,
  },
  fileAssociations: [
    { ext: 'dateline', name: 'Dateline library', role: 'Editor', isPackage: true },
    { ext: 'zip', name: 'Press kit', role: 'Viewer', rank: 'Alternate', mimeType: 'application/zip' },
  ],
  linux: {
    target: ['AppImage', 'deb', 'tar.gz'],
    category: 'Office',
    // `dateline` is the command line.
    executableName: 'dateline-app',
    synopsis: 'Press kits and media assets',
    description: 'Keeps a press office’s logos, releases, pictures and contacts, and exports verifiable press kits.',
    icon: existsSync(join(stage, 'icons', 'linux')) ? join(stage, 'icons', 'linux') : undefined,
  },
  deb: {
    afterInstall: join(import.meta.dirname, 'resources', 'app', 'after-install.sh'),
    afterRemove: join(import.meta.dirname, 'resources', 'app', 'after-remove.sh'),
    maintainer: 'Dateline <office@dateline.example>', depends: ['libgtk-3-0', 'libnss3', 'libxss1', 'libasound2', 'libgbm1'] },
  mac: {
    // Squirrel.Mac, which puts updates in place, reads a zip and no disk image.
    target: (hasUpdates ? ['dmg', 'zip'] : ['dmg']).map((target) => ({ target, arch: ['universal'] })),
    category: 'public.app-category.productivity',
    hardenedRuntime: true,
    gatekeeperAssess: false,
  },
  dmg: { sign: false },
  win: { target: [{ target: 'nsis', arch: ['x64'] }], icon: join(stage, 'icons', 'icon.ico') },
  nsis: { oneClick: false, allowToChangeInstallationDirectory: true, perMachine: false, deleteAppDataOnUninstall: false },
  publish: hasUpdates ? [{ provider: 'generic', url: updates }] : null,
};
