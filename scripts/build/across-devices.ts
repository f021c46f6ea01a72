import fs from 'node:fs';

/**
 * Astro moves what it built from the checkout to the output by renaming, which no system does from one disk to another:
 * an output on a volume of its own, or in a temporary folder in memory, could not be built.
 * @returns takes it back
 */
export function renameAcrossDevices(): () => void {
  const { rename } = fs.promises;
  fs.promises.rename = async (from, to) => {
    try {
      await rename(from, to);
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EXDEV') throw error;
      await fs.promises.copyFile(from, to);
      await fs.promises.unlink(from);
    }
  };
  return () => {
    fs.promises.rename = rename;
  };
}
