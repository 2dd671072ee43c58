/** Leaves out the fuse that the runtime being packaged is too old to have: the first was in Electron 29. */
export function afterPack({ packager }) {
  const [major] = packager.info.framework.version.split('.');
  if (Number(major) < 29) packager.config.electronFuses.grantFileProtocolExtraPrivileges = null;
}
