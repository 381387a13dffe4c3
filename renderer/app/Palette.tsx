export function Palette(_props: { onShowKeys: () => void }) {
  return null;
}
