import { Failure } from '../../../contract/failure';
import { placeIn } from '../reader';
import type { Source } from '../reader';
import { networkReader } from './networkReader';

/** UCINET's own binary files, which no one outside UCINET describes: refused with what to do instead. */
export const ucinetBinary = networkReader(
  { id: 'ucinet_binary', title: 'UCINET data set', extensions: ['##h', '##d'] },
  (source: Source) =>
    Promise.reject(
      new Failure(
        'file',
        `${source.path} is half of a UCINET data set (##h and ##d), which only UCINET reads. In UCINET choose Data, Export, DL (or Excel), and bring in that file.`,
        placeIn(source),
      ),
    ),
);
