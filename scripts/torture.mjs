// npm run torture: kills the storage process at random instants and checks what is left on the disk. Arguments go to the tool.

import { launchTool } from './tool.mjs';

await launchTool('tools/torture/main.ts');
