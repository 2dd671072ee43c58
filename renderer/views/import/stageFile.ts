import type { EngineAsk } from '../../../main/contract/engine';
import { Failure } from '../../../main/contract/failure';
import type { BroughtFile } from './broughtFiles';

/** Bytes sent at once: few enough for progress to be seen and for a cancel to be prompt. */
const pieceBytes = 4 * 1024 * 1024;

/** Sends a file to the engine piece by piece; tells of each that has arrived. */
export async function stageFile(
  ask: EngineAsk,
  { name, blob }: BroughtFile,
  signal: AbortSignal,
  sent: (staged: string, bytes: number) => void,
): Promise<string> {
  let staged: string | null = null;
  for (let at = 0; ; at += pieceBytes) {
    if (signal.aborted) throw Failure.cancelled();
    const end = Math.min(at + pieceBytes, blob.size);
    const bytes = new Uint8Array(await blob.slice(at, end).arrayBuffer());
    const last = end >= blob.size;
    const answer: { readonly file: string } = await ask(
      'import.stage',
      { file: staged, name, bytes, last },
      signal,
    );
    staged = answer.file;
    sent(staged, end);
    if (last) return staged;
  }
}
