import { Failure } from '../../../../contract/failure';
import { placeIn } from '../../reader';
import type { DocumentReader, ReadDocument, Source } from '../../reader';
import { decodedText } from '../plain/decode';
import type { Cue, Cues } from './cue';
import { cuesOf } from './cues';
import { namedByColon, spokenText } from './spokenText';
import type { SpokenText } from './spokenText';
import { hasVoices, plainWords, voicesOf } from './webVtt';

/** Reads WebVTT, as Zoom, Teams and other recorders write it. */
export const vtt: DocumentReader = {
  kind: 'document',
  id: 'transcript-vtt',
  title: 'WebVTT subtitles',
  extensions: ['vtt'],
  async read(source: Source): Promise<ReadDocument> {
    const { text, notes } = await decodedText(source);
    const headed = /^WEBVTT(?=\s|$)[^\n]*(?:\n(?!.*-->).+)*/.exec(text);
    // Blank lines in its place keep the numbers of the lines below.
    const body = headed ? '\n'.repeat(headed[0].split('\n').length - 1) + text.slice(headed[0].length) : text;
    const found = cuesOf(body, line => /^(NOTE|STYLE|REGION)(\s|$)/.test(line));
    const texts = found.cues.map(({ lines }) => lines.join('\n'));
    const byVoice = hasVoices(texts);
    const cues = byVoice ? found.cues : found.cues.map(cue => withWords(cue, plainWords));
    const spoken = spokenText(
      cues,
      byVoice ? voicesOf : namedByColon(cues.map(({ lines }) => lines.join('\n'))),
    );
    const head = headed
      ? []
      : ['The file does not begin with WEBVTT, as the format asks; it was read all the same.'];
    return whole(source, found, spoken, [...notes, ...head]);
  },
};

/** Reads SubRip subtitles. */
export const srt: DocumentReader = {
  kind: 'document',
  id: 'transcript-srt',
  title: 'SubRip subtitles',
  extensions: ['srt'],
  async read(source: Source): Promise<ReadDocument> {
    const { text, notes } = await decodedText(source);
    const found = cuesOf(text, () => false);
    const cues = found.cues.map(cue => withWords(cue, withoutTags));
    const spoken = spokenText(cues, namedByColon(cues.map(({ lines }) => lines.join('\n'))));
    return whole(source, found, spoken, notes);
  },
};

function withWords(cue: Cue, words: (text: string) => string): Cue {
  return { ...cue, lines: words(cue.lines.join('\n')).split('\n') };
}

/** Formatting as players know it; any other angle bracket is somebody's word. */
function withoutTags(text: string): string {
  return text.replace(/<\/?(?:[bius]|font(?:\s[^>]*)?)>/gi, '').replace(/\{\\an?\d+\}/g, '');
}

function whole(source: Source, found: Cues, spoken: SpokenText, notes: readonly string[]): ReadDocument {
  if (found.cues.every(({ from }) => from === null)) {
    const message = `${source.path} has no cue with times such as 00:00:20.000 --> 00:00:24.500. If it is plain text, name it .txt and bring it in again.`;
    throw new Failure('file', message, placeIn(source));
  }
  return {
    text: spoken.text,
    turns: spoken.turns,
    facts: new Map(),
    notes: [...notes, ...found.notes, ...spoken.notes],
  };
}
