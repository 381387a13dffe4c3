/** The id of a field of a form, so that what is missing can be reached: `fieldId('intake', 'origin')`. */
export function fieldId(form: string, field: string): string {
  return `${form}-${field}`;
}

/** Puts the hand in a field, or in the first field of its group, and brings it into sight. */
export function focusField(form: string, field: string): void {
  const found = document.getElementById(fieldId(form, field));
  const target = found?.matches('input, textarea, button, [tabindex]')
    ? found
    : found?.querySelector<HTMLElement>('input, textarea, button');
  target?.focus();
  target?.scrollIntoView({ block: 'center' });
}
