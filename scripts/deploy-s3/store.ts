/** A store of objects that speaks S3. */
import {
  DeleteObjectCommand,
  HeadObjectCommand,
  ListObjectsV2Command,
  PutObjectCommand,
  S3Client,
} from '@aws-sdk/client-s3';
import { readFile } from 'node:fs/promises';
import type { LocalFile } from './local-files.ts';

export interface StoreOptions {
  readonly bucket: string;
  /** Address of a store that is not Amazon's. */
  readonly endpoint?: string | undefined;
  /** Begins every key: empty, or with a slash at its end. */
  readonly prefix: string;
  /** How often a request is tried. */
  readonly attempts?: number;
}

export interface StoredObject {
  readonly size: number;
  /** Of most stores the MD5 of the content. */
  readonly tag: string;
}

export class ObjectStore {
  readonly #client: S3Client;
  readonly #bucket: string;
  readonly #prefix: string;

  constructor({ bucket, endpoint, prefix, attempts = 5 }: StoreOptions) {
    this.#bucket = bucket;
    this.#prefix = prefix;
    this.#client = new S3Client({
      region: process.env['AWS_REGION'] || process.env['AWS_DEFAULT_REGION'] || 'us-east-1',
      maxAttempts: attempts,
      // Others than Amazon know neither buckets in host names nor the newer checksums.
      ...(endpoint !== undefined && { endpoint, forcePathStyle: true }),
      requestChecksumCalculation: 'WHEN_REQUIRED',
      responseChecksumValidation: 'WHEN_REQUIRED',
    });
  }

  /** What lies below the prefix, by name. */
  async list(): Promise<Map<string, StoredObject>> {
    const objects = new Map<string, StoredObject>();
    let next: string | undefined;
    do {
      const page = await this.#client.send(
        new ListObjectsV2Command({ Bucket: this.#bucket, Prefix: this.#prefix, ContinuationToken: next }),
      );
      for (const { Key: key = '', Size: size = 0, ETag: tag = '' } of page.Contents ?? []) {
        objects.set(key.slice(this.#prefix.length), { size, tag: tag.replaceAll('"', '') });
      }
      next = page.IsTruncated ? page.NextContinuationToken : undefined;
    } while (next !== undefined);
    return objects;
  }

  /** Whether an object whose tag is no MD5 (encrypted stores) is the file all the same, by what was noted with it. */
  async holds({ name, md5 }: LocalFile): Promise<boolean> {
    const { Metadata: notes } = await this.#client.send(
      new HeadObjectCommand({ Bucket: this.#bucket, Key: this.#prefix + name }),
    );
    return notes?.['md5'] === md5;
  }

  async put({ name, file, md5, contentType, cacheControl }: LocalFile): Promise<void> {
    await this.#client.send(
      new PutObjectCommand({
        Bucket: this.#bucket,
        Key: this.#prefix + name,
        Body: await readFile(file),
        ContentMD5: Buffer.from(md5, 'hex').toString('base64'),
        ContentType: contentType,
        CacheControl: cacheControl,
        Metadata: { md5 },
      }),
    );
  }

  async remove(name: string): Promise<void> {
    await this.#client.send(new DeleteObjectCommand({ Bucket: this.#bucket, Key: this.#prefix + name }));
  }

  close(): void {
    this.#client.destroy();
  }
}
