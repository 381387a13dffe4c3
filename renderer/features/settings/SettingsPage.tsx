/** The settings of the desk and of the service. */
export function SettingsPage() {
  return null;
}
