/**
 * `node scripts/bench/pictures.ts [folder]`: what each picture format costs, on real pictures. Bytes and
 * milliseconds of processor time for each format at two widths, as ratios to JPEG.
 */
import { globSync } from 'node:fs';
import path from 'node:path';
import sharp, { type Sharp } from 'sharp';

const folder = process.argv[2] ?? 'content';
const FORMATS: Readonly<Record<string, (picture: Sharp) => Sharp>> = {
  'jpeg 76': (picture) => picture.jpeg({ quality: 76 }),
  'webp 72': (picture) => picture.webp({ quality: 72 }),
  'avif 52': (picture) => picture.avif({ quality: 52 }),
};
const WIDTHS = [720, 1600];

sharp.concurrency(1);
const files = globSync('**/*.{jpg,jpeg,png,webp}', { cwd: folder }).map((file) => path.join(folder, file));
if (files.length === 0) throw new Error(`${folder} holds no pictures`);

for (const width of WIDTHS) {
  const rows: { format: string; bytes: number; cpu: number }[] = [];
  for (const [format, encode] of Object.entries(FORMATS)) {
    const before = process.cpuUsage();
    let bytes = 0;
    for (const file of files) {
      const { data } = await encode(sharp(file).resize({ width, withoutEnlargement: true })).toBuffer({
        resolveWithObject: true,
      });
      bytes += data.length;
    }
    const { user, system } = process.cpuUsage(before);
    rows.push({ format, bytes, cpu: (user + system) / 1000 });
  }
  const [jpeg] = rows;
  console.log(`${String(files.length)} pictures, ${String(width)} wide`);
  for (const { format, bytes, cpu } of rows) {
    const ratio = (value: number, base = 1) => (value / base).toFixed(2);
    console.log(
      `  ${format}: ${(bytes / 1024 / files.length).toFixed(0)} KB and ${(cpu / files.length).toFixed(0)} ms each; ` +
        `${ratio(bytes, jpeg?.bytes)} of the bytes, ${ratio(cpu, jpeg?.cpu)} of the time of JPEG`,
    );
  }
}
