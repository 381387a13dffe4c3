export const intakesFr = { title: '' } as const;
