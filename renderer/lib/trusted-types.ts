type Policy = { createHTML: (text: string) => string };
type Factory = { createPolicy: (name: 'default', policy: Policy) => unknown };

/**
 * The only policy of the window (`security.md` 3.1): text may be set where the browser would read markup, as long as it
 * holds none. Mantine writes the contents of its style elements that way, and they have no « < ».
 */
export function refuseMarkup(): void {
  const { trustedTypes } = window as unknown as { trustedTypes?: Factory };
  trustedTypes?.createPolicy('default', {
    createHTML: (text) => {
      if (text.includes('<')) throw new TypeError('markup refused');
      return text;
    },
  });
}
