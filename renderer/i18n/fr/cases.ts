export const casesFr = { title: '' } as const;
