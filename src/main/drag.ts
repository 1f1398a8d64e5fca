import { app, nativeImage, type WebContents } from 'electron';

/** A small sheet of paper, 32 px: what is dragged where the system has no icon for a file. */
const SHEET =
  'data:image/png;base64,iVBORw0KGgoAAAANSUhEUgAAACAAAAAgCAYAAABzenr0AAAAUUlEQVR4nO3XsQ0AIAgFUQZzFvdfwCHUQktjgR6xuE+o/ytJMLMRVfsB3P0aZPWkAavnC1DpGfAB8AHwAfAB8AHwAfAB8AHwAfAB8AHwAYm2mEGHcVn3AAAAAElFTkSuQmCC';

/** Begins the system's drag with files. Electron refuses a drag without a picture. */
export async function dragFiles(contents: WebContents, paths: readonly string[]): Promise<void> {
  const [file] = paths;
  if (file === undefined) return;
  const own = await app.getFileIcon(file, { size: 'normal' }).catch(() => nativeImage.createEmpty());
  const icon = own.isEmpty() ? nativeImage.createFromDataURL(SHEET) : own;
  contents.startDrag({ file, files: [...paths], icon });
}
