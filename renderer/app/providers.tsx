import { MantineProvider } from '@mantine/core';
import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { useMemo, useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { appearanceManager } from '../lib/appearance';
import { styleNonce } from '../lib/nonce';
import { themeOf, variablesOf } from '../ui/theme';

/**
 * How reads are kept: nothing is asked again by itself (each read of a person is a line of the journal), nothing waits for
 * a network that does not exist, and a refusal is told rather than tried again.
 */
export function newQueryClient(): QueryClient {
  return new QueryClient({
    defaultOptions: {
      queries: {
        networkMode: 'always',
        retry: false,
        refetchOnWindowFocus: false,
        refetchOnReconnect: false,
        staleTime: 0,
      },
      mutations: { networkMode: 'always', retry: false },
    },
  });
}

/** What every screen needs: the look in the language of the screen, and the reads. */
export function Providers(props: { children: ReactNode; env?: 'test' }) {
  const { t } = useTranslation();
  const theme = useMemo(
    () => themeOf({ close: t('close'), showPassword: t('showPassword'), clear: t('clear') }),
    [t],
  );
  const [client] = useState(newQueryClient);
  return (
    <MantineProvider
      theme={theme}
      cssVariablesResolver={variablesOf}
      colorSchemeManager={appearanceManager}
      defaultColorScheme="auto"
      getStyleNonce={styleNonce}
      {...(props.env ? { env: props.env } : {})}
    >
      <QueryClientProvider client={client}>{props.children}</QueryClientProvider>
    </MantineProvider>
  );
}
