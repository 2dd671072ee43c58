import { Failure } from '../../../contract/failure';
import type { QdaProject } from '../../coding/project';
import { codesXml } from './codesXml';
import type { Made } from './projectXml';
import { element, group } from './xml';

/** The codes of a project as a REFI-QDA codebook (`.qdc`). */
export function writeCodebook({ codes }: QdaProject, { by }: Made): string {
  if (codes.length === 0)
    throw new Failure(
      'refused',
      'There are no codes, and the standard knows no empty codebook. Make a code first.',
    );
  const tree = codesXml(codes, () => []);
  const attributes = { xmlns: 'urn:QDA-XML:codebook:1.0', origin: by };
  return `<?xml version="1.0" encoding="utf-8"?>\n${element('CodeBook', attributes, group('Codes', tree))}\n`;
}
