export const peopleFr = { title: '' } as const;
