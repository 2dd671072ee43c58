import { randomBytes } from 'node:crypto';
import { appendFile, copyFile, mkdir, rm, stat } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { Failure } from '../../contract/failure';
import type { StagedFile, StagedPiece } from '../../contract/importing';
import { safeName } from '../coding/fileNames';
import { isMissing } from '../files/studyPath';

/** A file that was brought in, with where it waits. */
export interface Staged extends StagedFile {
  /** Absolute path; of a copy within the study's hidden files. */
  readonly path: string;
}

/** Largest file that a window may bring in, in bytes. */
const largest = 20 * 1024 ** 3;

/** Files brought in from outside the study, until they are imported or forgotten. */
export class Staging {
  readonly #folder: string;
  readonly #files = new Map<string, Staged>();

  /** `scratch` is a folder that this program has to itself while the study is open. */
  constructor(scratch: string) {
    this.#folder = join(scratch, 'incoming');
  }

  /** Takes in a piece of a file; the first one names it. */
  async take({ file, name, bytes }: StagedPiece): Promise<string> {
    const id = file ?? randomBytes(8).toString('hex');
    const staged = file === null ? await this.#begin(id, name) : this.file(id);
    if (staged.bytes + bytes.length > largest)
      throw new Failure(
        'refused',
        `${staged.name} is larger than 20 GB. Put it into the study’s folder by hand.`,
      );
    await appendFile(staged.path, bytes);
    this.#files.set(id, { ...staged, bytes: staged.bytes + bytes.length });
    return id;
  }

  /** Takes in a file by its path; of a folder that is one document, the file that holds it. */
  async copy(path: string): Promise<string> {
    const id = randomBytes(8).toString('hex');
    const file = await this.#fileOf(path);
    const staged = await this.#begin(id, file.name);
    await copyFile(file.path, staged.path);
    const { size } = await stat(staged.path);
    this.#files.set(id, { ...staged, bytes: size });
    return id;
  }

  file(id: string): Staged {
    const staged = this.#files.get(id);
    if (staged) return staged;
    throw new Failure('lost', 'This file is no longer waiting to be imported. Choose it again.');
  }

  async forget(id: string): Promise<void> {
    this.#files.delete(id);
    if (/^[0-9a-f]{16}$/.test(id)) await rm(join(this.#folder, id), { recursive: true, force: true });
  }

  async #begin(id: string, name: string): Promise<Staged> {
    const folder = join(this.#folder, id);
    await mkdir(folder, { recursive: true });
    const path = join(folder, safeName(basename(name.replaceAll('\\', '/')), 'file'));
    await appendFile(path, '');
    const staged = { file: id, name: name.replaceAll('\\', '/'), bytes: 0, path };
    this.#files.set(id, staged);
    return staged;
  }

  async #fileOf(path: string): Promise<{ readonly path: string; readonly name: string }> {
    const found = await stat(path).catch((error: unknown) => {
      if (isMissing(error)) throw new Failure('file', `There is no file ${path}.`, { path });
      throw error;
    });
    if (!found.isDirectory()) return { path, name: basename(path) };
    const inside = join(path, 'data.qda');
    if (
      await stat(inside).then(
        ({ size }) => size > 0,
        () => false,
      )
    )
      return { path: inside, name: `${basename(path)}/data.qda` };
    throw new Failure('file', `${path} is a folder. Name the files in it.`, { path });
  }
}
