// The switches burnt into the packaged executable, each decided (security, hardening): no environment variable and
// no command line opens what they close.

import { FuseV1Options, FuseVersion } from '@electron/fuses';

/** All nine fuses of Electron 42; strict, so that a fuse added by a newer Electron stops the packaging. */
export const fuses = {
  version: FuseVersion.V1,
  strictlyRequireAllFuses: /** @type {const} */ (true),
  /** The executable never serves as a plain Node. */
  [FuseV1Options.RunAsNode]: false,
  [FuseV1Options.EnableCookieEncryption]: true,
  [FuseV1Options.EnableNodeOptionsEnvironmentVariable]: false,
  [FuseV1Options.EnableNodeCliInspectArguments]: false,
  /** Effective on Windows and macOS only. */
  [FuseV1Options.EnableEmbeddedAsarIntegrityValidation]: true,
  [FuseV1Options.OnlyLoadAppFromAsar]: true,
  /** Would need a second snapshot file, without which the application does not start. */
  [FuseV1Options.LoadBrowserProcessSpecificV8Snapshot]: false,
  /** The window comes from its own scheme; file: gets nothing. */
  [FuseV1Options.GrantFileProtocolExtraPrivileges]: false,
  [FuseV1Options.WasmTrapHandlers]: true,
};
