import { shell } from 'electron';
import { Failure } from '../contract/failure';

/** Opens a web page in the person's own browser: https only, without credentials, and the one place that may. */
export async function openExternal(address: string): Promise<void> {
  if (!/^https:\/\/[^\s@/?#]+([/?#]\S*)?$/i.test(address))
    throw new Failure('refused', `Only https addresses open in the browser; this is not one: ${address}`);
  await shell.openExternal(address);
}
