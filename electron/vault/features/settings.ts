import { saveSettings } from '#db/repositories/settings';
import type { Handlers } from '../context';

export const settingsHandlers: Pick<Handlers, 'settings.read' | 'settings.save'> = {
  'settings.read': ({ settings }) => Promise.resolve(settings),

  'settings.save': async (context, next) => {
    await saveSettings(context.db, next, context.now, context.actor.accountId);
    const changed = Object.keys(next.parameters).filter(
      (name) =>
        next.parameters[name as keyof typeof next.parameters] !==
        context.settings.parameters[name as keyof typeof next.parameters],
    );
    await context.journal({
      action: 'settings',
      subjects: [{ kind: 'settings', id: 'service' }],
      detail: { changed },
    });
    await context.vault.refresh(context.db);
    return next;
  },
};
