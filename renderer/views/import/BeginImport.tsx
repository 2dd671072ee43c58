import { useEffect, useRef } from 'react';
import { Codicon } from '../../components/Codicon';
import { ChooseFiles } from './ChooseFiles';

/** What stands there before there are files: how to bring some, and what can be brought. */
export function BeginImport({ extensions }: { readonly extensions: readonly string[] }) {
  const place = useRef<HTMLDivElement>(null);
  useEffect(() => {
    place.current?.querySelector('button')?.focus();
  }, []);
  return (
    <div ref={place} className="import-begin">
      <Codicon name="arrow-circle-down" />
      <p className="import-begin-title">Drop files or folders here</p>
      <p>
        Spreadsheets and tables, transcripts, projects and exports of NVivo, MAXQDA, ATLAS.ti, Dedoose,
        Taguette and QualCoder, networks, timelines. Nothing is written before you have seen what would be
        loaded.
      </p>
      <div className="import-begin-buttons">
        <ChooseFiles primary />
      </div>
      {extensions.length > 0 && (
        <p className="import-begin-kinds">
          Files ending in {extensions.map(extension => `.${extension}`).join(' ')}
        </p>
      )}
    </div>
  );
}
