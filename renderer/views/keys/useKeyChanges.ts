import { useCallback } from 'react';
import { writeKeys } from '../../../main/contract/keyNames';
import { failureData } from '../../../main/contract/failure';
import { useClient } from '../../client/client';
import { useDispatch } from '../../session/SessionProvider';
import { rulesFor } from '../../workbench/keyRules';
import { alternatives, settledKeys } from '../../workbench/keys';
import { useRegistry } from '../../workbench/useCommands';

/** What can be done with the keys of a command; it stands in the person's file a moment later. */
export interface KeyChanges {
  /** Puts keys in the place of others, or beside them where those are null. */
  readonly give: (command: string, instead: string | null, keys: string) => void;
  readonly take: (command: string, keys: string) => void;
  /** Gives a command its keys as it comes. */
  readonly reset: (command: string) => void;
}

export function useKeyChanges(): KeyChanges {
  const registry = useRegistry();
  const { ask, platform } = useClient();
  const dispatch = useDispatch();
  const mac = platform === 'darwin';

  const write = useCallback(
    (command: string, wanted: readonly string[] | null) => {
      const { keys } = registry.known().find(({ id }) => id === command) ?? {};
      const standard = keys === undefined ? [] : alternatives(keys).map(each => settledKeys(each, mac));
      const rules = wanted === null ? [] : rulesFor(command, wanted, standard);
      const written = rules.map(rule => ({ key: writeKeys(rule.keys, mac), command: rule.command }));
      ask('keys.write', { command, rules: written }).catch((error: unknown) => {
        const notice = `The keys were not changed. ${failureData(error).message}`;
        dispatch({ type: 'notice.set', notice });
      });
    },
    [registry, ask, dispatch, mac],
  );
  const now = (command: string) =>
    registry
      .bindings()
      .filter(binding => binding.command === command)
      .map(({ keys }) => keys);
  return {
    give: (command, instead, keys) => {
      const others = now(command).filter(each => each !== instead && each !== keys);
      write(command, [...others, keys]);
    },
    take: (command, keys) => {
      write(
        command,
        now(command).filter(each => each !== keys),
      );
    },
    reset: command => {
      write(command, null);
    },
  };
}
