import { Failure } from '../../../contract/failure';
import { placeIn } from '../reader';
import type { Source } from '../reader';
import { GraphmlGraphs } from './GraphmlGraphs';
import { networkReader } from './networkReader';
import { readXml } from './readXml';
import { sourceText } from './sourceText';

/** GraphML, as Gephi, yEd, igraph, NetworkX and visone write it. */
export const graphml = networkReader(
  { id: 'graphml', title: 'GraphML network', extensions: ['graphml'] },
  async source => {
    const { text, notes } = await sourceText(source, await encodingOf(source));
    const graphs = new GraphmlGraphs(source);
    readXml(text, source, graphs);
    const networks = graphs.networks(notes);
    if (networks.length === 0)
      throw new Failure('file', `${source.path} is no GraphML: it has no <graph>.`, placeIn(source));
    return networks;
  },
);

/** The encoding that the XML declaration names, where the bytes do not show another. */
async function encodingOf(source: Source): Promise<string> {
  if (source.encoding !== 'windows-1252') return source.encoding;
  const { text } = await sourceText(source, 'windows-1252');
  const named = /^<\?xml[^>]*encoding\s*=\s*["']([\w.:-]+)["']/i.exec(text)?.[1];
  try {
    return new TextDecoder(named).encoding;
  } catch {
    return source.encoding;
  }
}
