import { useEffect } from 'react';
import { offerCatalogue, offerCounting, offerOwn, offerReading } from '../../adapters/monaco/knownCatalogue';
import { offerOpening } from '../../adapters/monaco/registerDefinitions';
import { useClient } from '../../client/client';
import { useAnswer } from '../../client/useAnswer';
import { useRound } from '../../client/useRound';
import { failureData } from '../../../main/contract/failure';
import { useDispatch, useSessionPart } from '../../session/SessionProvider';
import { useOpenFile } from '../../workbench/useOpenFile';

const nothing = {};

/** Tells the SQL editors what queries may name: asked for when the study changes, never while one types. */
export function useCatalogue(path: string): void {
  const tables = useSessionPart(session => session.study?.tables);
  const views = useSessionPart(session => session.study?.views);
  const methods = useAnswer('library.methods', nothing);
  const files = useAnswer('file.list', nothing);
  useEffect(() => {
    if (tables) offerCatalogue({ tables });
  }, [tables]);
  useEffect(() => {
    if (views) offerCatalogue({ views });
  }, [views]);
  useEffect(() => {
    if (methods.state === 'ready') offerCatalogue({ methods: methods.value });
  }, [methods]);
  useEffect(() => {
    if (files.state === 'ready') offerCatalogue({ files: files.value.map(file => file.path) });
  }, [files]);
  const { ask } = useClient();
  useEffect(() => {
    offerCounting((table, column, signal) => ask('catalogue.column', { table, column }, signal));
  }, [ask]);
  const study = useSessionPart(session => session.study);
  useEffect(() => {
    if (study) offerReading(from => ask('catalogue.file', { from }), study);
  }, [ask, study]);
  const openFile = useOpenFile();
  useEffect(() => {
    offerOpening((file, place) => {
      openFile(file, place);
    });
  }, [openFile]);
  useLanguage();
  useOwnNames(path);
}

let told = false;

/** What SQL itself brings is the same for every study, so it is asked for once. */
function useLanguage(): void {
  const { ask } = useClient();
  const dispatch = useDispatch();
  const isOpen = useSessionPart(session => session.study !== null);
  useEffect(() => {
    if (told || !isOpen) return;
    told = true;
    ask('catalogue.language', nothing).then(
      ({ functions, reserved }) => {
        offerCatalogue({ functions, reserved });
      },
      (error: unknown) => {
        told = false;
        const notice = `The list of SQL’s functions could not be read: ${failureData(error).message}`;
        dispatch({ type: 'notice.set', notice });
      },
    );
  }, [ask, dispatch, isOpen]);
}

/** What SQL has made: another after each run of the query. */
function useOwnNames(path: string): void {
  const { ask } = useClient();
  const dispatch = useDispatch();
  const round = useRound();
  const isOpen = useSessionPart(session => session.study !== null);
  const ended = useSessionPart(({ runs: { [path]: run } }) =>
    run?.state === 'running' ? null : (run?.startedAt ?? 0),
  );
  useEffect(() => {
    if (ended === null || !isOpen) return;
    const controller = new AbortController();
    ask('catalogue.own', { session: path }, controller.signal).then(
      names => {
        if (!controller.signal.aborted) offerOwn(path, names);
      },
      (error: unknown) => {
        if (controller.signal.aborted) return;
        const notice = `What SQL has made could not be listed: ${failureData(error).message}`;
        dispatch({ type: 'notice.set', notice });
      },
    );
    return () => {
      controller.abort();
    };
  }, [ask, dispatch, path, round, ended, isOpen]);
}
