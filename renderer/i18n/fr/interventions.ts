export const interventionsFr = { title: '' } as const;
