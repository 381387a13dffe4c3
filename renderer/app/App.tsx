/** Which screen the station shows. */
export function App() {
  return null;
}
