export const deskFr = { title: '' } as const;
