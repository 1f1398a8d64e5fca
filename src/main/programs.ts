import { basename } from 'node:path';

/** Endings of what a system runs when it is opened, or follows to something that it runs: programs, scripts, installers, shortcuts. */
const ENDINGS = new Set(
  `exe com bat cmd pif scr cpl msi msix msp mst appx appref-ms application gadget hta inf ins isp jar jnlp js jse lnk msc ps1 ps1xml
   ps2 psc1 psd1 psm1 reg scf sct settingcontent-ms shb shs url vb vbe vbs ws wsc wsf wsh xbap xll library-ms search-ms theme
   app command tool terminal workflow action scpt scptd applescript osx pkg mpkg dmg webloc inetloc fileloc
   desktop sh bash run bin appimage deb rpm flatpakref py pyw pl rb`.split(/\s+/),
);

/**
 * Whether the system would run a file instead of showing it. Files come from outside, and a copy out of the library has lost the mark
 * with which a browser warns of what it downloaded.
 */
export function isProgram(path: string): boolean {
  // Windows drops dots and spaces at the end of a name.
  const name = basename(path.replaceAll('\\', '/')).replace(/[. ]+$/, '');
  return name.includes('.') && ENDINGS.has(name.slice(name.lastIndexOf('.') + 1).toLowerCase());
}
