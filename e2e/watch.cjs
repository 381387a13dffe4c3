// Loaded into the main process before the application (`electron -r`): writes down, from the first page on, what pages complain
// about and with which preferences they were made. It observes only; nothing of the application is replaced.

const { app } = require('electron');

const watch = { complaints: [], pages: [], failures: [] };
Object.assign(globalThis, { relaisWatch: watch });

app.on('web-contents-created', (_event, contents) => {
  const page = { id: contents.id, type: contents.getType(), preferences: null };
  watch.pages.push(page);
  // The preferences are complete once the page is on its way.
  contents.once('did-start-loading', () => (page.preferences = contents.getLastWebPreferences?.() ?? null));
  contents.on('console-message', ({ level, message, sourceId }) => {
    if (level === 'warning' || level === 'error') watch.complaints.push(`${level}: ${message} (${sourceId})`);
  });
  contents.on('preload-error', (_error, path, { message }) =>
    watch.failures.push(`preload ${path}: ${message}`),
  );
  contents.on('render-process-gone', (_gone, { reason }) => {
    if (reason !== 'clean-exit') watch.failures.push(`a page's process ended: ${reason}`);
  });
});

process.on('uncaughtExceptionMonitor', (error) =>
  watch.failures.push(`main process: ${error.stack ?? error}`),
);
