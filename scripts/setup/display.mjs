// A screen to draw on, for machines that have none.

/** Whether this Linux session has no display of its own. */
export function needsVirtualDisplay() {
  return process.platform === 'linux' && !process.env['DISPLAY'] && !process.env['WAYLAND_DISPLAY'];
}

/**
 * The same program, under a virtual display (Xvfb) when the session has none.
 *
 * @param {string} file
 * @param {string[]} args
 * @returns {{ file: string, args: string[] }}
 */
export function onDisplay(file, args) {
  if (!needsVirtualDisplay()) return { file, args };
  return { file: 'xvfb-run', args: ['-a', '-s', '-screen 0 1920x1080x24 -nolisten tcp', file, ...args] };
}
