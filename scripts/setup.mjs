// npm run setup: what every command does first, alone. Add `-- --official-only` to insist on Electron's own download.

import { prepare } from './setup/prepare.mjs';

await prepare({ officialOnly: process.argv.includes('--official-only') });
